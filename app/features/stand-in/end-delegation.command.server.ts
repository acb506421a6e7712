import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { mayEndDelegation } from '#app/policy/delegation.ts'
import { endDelegationInput } from './stand-in-input.ts'

/** Ends a standing in at once, before its last day: by whom it is about, or by a district lead. */
export const endDelegation = command({
  name: 'endDelegation',
  input: endDelegationInput,
  permission: 'delegation.end',
  handle: async ({ input, actor, records, now, newSalt, calendar }) => {
    const before = await records.access.delegation(input.delegationId)
    if (!before || actor.kind !== 'user' || !mayEndDelegation(actor, before))
      throw new NotPermitted('another’s standing in')
    if (before.endedAt !== null || before.until < localOf(now, calendar.zone).day)
      throw new RuleBroken('This standing in has ended already.', 'standing in')
    const after = { ...before, endedAt: now, salt: newSalt() }
    await records.write.saveDelegation(after)
    return {
      result: { userId: before.userId },
      events: [
        {
          act: 'delegation.ended',
          object: { t: 'delegation', id: after.id },
          sealed: { reason: input.reason },
          rows: [rowChange('delegation', after.id, before, after)],
        },
      ],
    }
  },
})
