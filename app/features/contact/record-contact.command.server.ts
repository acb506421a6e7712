import { entryOf } from '#app/domain/entry.ts'
import { onTeam } from '#app/domain/file/people.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { contact, contactInput } from './contact.entry.ts'

/**
 * Puts a contact on record. Adding never conflicts and no gate stands before it (P1). Not calling a student's parents is
 * an exception with its reason, which somebody else on the team agrees to.
 */
export const recordContact = caseCommand({
  name: 'recordContact',
  input: contactInput,
  permission: 'contact.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, calendar }) => {
    const { caseId: _case, happened, ...asked } = input
    const { because, agreedBy, ...said } = asked
    const second = asked.reached === 'not-called' ? onTeam(caseFile.team, agreedBy ?? '', happened.day) : undefined
    if (asked.reached === 'not-called' && !second) {
      throw new InputRefused({ agreedBy: 'Choose somebody on the team.' }, input)
    }
    if (second?.userId === actor.id) throw new InputRefused({ agreedBy: 'Somebody else than you agrees.' }, input)
    const exception = second ? { because, agreedBy, agreedName: second.name } : {}
    const base = { ...said, ...exception, by: actor.name }
    const entry = entryOf(contact, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
