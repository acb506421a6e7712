import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import { command } from '#app/gates/command.ts'
import { mayEndRole } from '#app/policy/separation.ts'
import { endGrantInput } from './grant-input.ts'

/** Ends a role at once: its last day becomes yesterday. What it opened closes in the same transaction's re-projection. */
export const endGrant = command({
  name: 'endGrant',
  input: endGrantInput,
  permission: 'grants.manage',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const district = await records.district.load()
    const grants = await records.users.grantsOf(input.userId)
    const before = grants.find((grant) => grant.id === input.grantId)
    if (!before || !district) throw new RuleBroken('This role has ended already.', 'known grant')
    if (before.role === 'administrator' && actor.id === input.userId) {
      throw new RuleBroken(
        'Nobody ends their own administrator role. Ask another administrator.',
        'separation of duties',
      )
    }
    if (!mayEndRole(actor, before.role)) {
      throw new RuleBroken('A district lead’s role is ended by a district lead.', 'separation of duties')
    }
    const after = { ...before, until: plusDays(localOf(now, district.calendar.zone).day, -1), salt: newSalt() }
    await records.write.saveGrant(after)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        {
          act: 'grant.ended',
          object: { t: 'grant', id: after.id },
          sealed: { reason: input.reason, role: before.role },
          rows: [rowChange('grant', after.id, before, after)],
        },
      ],
    }
  },
})
