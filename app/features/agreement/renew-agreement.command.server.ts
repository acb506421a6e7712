import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { renewAgreementInput } from './agreement-input.ts'

/**
 * Sets until when the agreement of somebody from outside runs; their sign-in stops after that day. Roles that ended with
 * the agreement before are given again, each on purpose.
 */
export const renewAgreement = command({
  name: 'renewAgreement',
  input: renewAgreementInput,
  permission: 'agreement.renew',
  edits: ({ userId }) => ({ t: 'user', id: userId }),
  handle: async ({ input, actor, records, now, newSalt, calendar }) => {
    if (actor.id === input.userId)
      throw new RuleBroken('Nobody renews their own agreement. Ask a district lead.', 'separation of duties')
    const before = await records.users.byId(input.userId)
    if (!before || before.disabledAt) throw new RuleBroken('Choose somebody who can sign in.', 'active users')
    if (input.until < localOf(now, calendar.zone).day)
      throw new InputRefused({ until: 'This day has passed. To stop somebody at once, disable the account.' }, input)
    const after = { ...before, agreementUntil: input.until, salt: newSalt() }
    await records.write.saveUser(after)
    await records.write.queueReprojection('all')
    return {
      result: { userId: after.id },
      events: [
        {
          act: 'agreement.renewed',
          object: { t: 'user', id: after.id },
          sealed: { name: before.name, before: before.agreementUntil, after: input.until, reason: input.reason },
          rows: [rowChange('user', after.id, before, after)],
        },
      ],
    }
  },
})
