import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { note, noteInput } from './note.entry.ts'

/** Puts a note on record. Accepted at every stage (P1, P2). */
export const recordNote = caseCommand({
  name: 'recordNote',
  input: noteInput,
  permission: 'note.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const owner = said.owner ? caseFile.team.members.find((one) => one.userId === said.owner) : undefined
    if (said.owner && !owner) throw new InputRefused({ owner: 'Choose somebody on the team of this case.' }, input)
    const base = said.dueOn ? { ...said, ownerName: owner?.name ?? actor.name } : said
    const entry = entryOf(note, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
