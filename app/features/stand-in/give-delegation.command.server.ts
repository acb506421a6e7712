import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { localOf } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { InputRefused, NotPermitted } from '#app/gates/errors.ts'
import { whyNotDelegate } from '#app/policy/delegation.ts'
import { giveDelegationInput } from './stand-in-input.ts'

/** Names who stands in for somebody for some days: for oneself, or by a district lead for somebody who can't. */
export const giveDelegation = command({
  name: 'giveDelegation',
  input: giveDelegationInput,
  permission: 'delegation.give',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar }) => {
    if (actor.kind !== 'user') throw new NotPermitted('only a person is represented', 403)
    const today = localOf(now, calendar.zone).day
    const { deputyId, from, until, reason, userId = actor.id } = input
    const user = await records.users.actor(userId, today, now)
    const deputy = await records.users.actor(deputyId, today, now)
    const given = await records.access.delegations()
    const why = whyNotDelegate({ by: actor, user, deputy, from, until, today, given })
    if (why?.field) throw new InputRefused({ [why.field]: why.message }, input)
    if (why) throw new RuleBroken(why.message, 'standing in')
    const after = {
      id: newId('delegation'),
      userId,
      deputyId,
      from,
      until,
      reason,
      givenBy: actor.id,
      endedAt: null,
      salt: newSalt(),
    }
    await records.write.saveDelegation(after)
    return {
      result: { delegationId: after.id, userId },
      events: [
        {
          act: 'delegation.given',
          object: { t: 'delegation', id: after.id },
          sealed: { inPlaceOf: user?.name, deputy: deputy?.name, from, until, reason },
          rows: [rowChange('delegation', after.id, undefined, after)],
        },
      ],
    }
  },
})
