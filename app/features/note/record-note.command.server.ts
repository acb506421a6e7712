import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { heldBy, takerOrWriter, takersOf } from '#app/gates/takers.server.ts'
import { note, noteInput } from './note.entry.ts'

/** Puts a note on record. Accepted at every stage (P1, P2). What it leaves to do goes to somebody who can finish it. */
export const recordNote = caseCommand({
  name: 'recordNote',
  input: noteInput,
  permission: 'note.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, caseFile, actor, loaded, newId, calendar, correcting }) => {
    const { caseId: _case, happened, owner, ...said } = input
    const told = { field: 'owner', input, held: heldBy(caseFile, correcting?.root) }
    const does = said.dueOn || owner ? { owner, ownerName: takerOrWriter(loaded, owner, actor, told).name } : {}
    const base = { ...said, ...does }
    const entry = entryOf(note, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
