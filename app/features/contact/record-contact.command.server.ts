import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { contact, contactInput } from './contact.entry.ts'

/** Puts a contact on record. Adding never conflicts and no gate stands before it (P1). */
export const recordContact = caseCommand({
  name: 'recordContact',
  input: contactInput,
  permission: 'contact.record',
  caseId: (input) => input.caseId,
  decide: ({ input, actor, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const base = { ...said, by: actor.name }
    const entry = entryOf(contact, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
