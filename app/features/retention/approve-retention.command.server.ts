import { RuleBroken } from '#app/domain/errors.ts'
import { overridesSchema } from '#app/domain/profiles/overrides.ts'
import { whyNotApprove, whyNotSoShort } from '#app/domain/retention-schedule.ts'
import type { RetentionNumbers } from '#app/domain/retention-schedule.ts'
import { command } from '#app/gates/command.ts'
import { approveRetentionInput } from './retention-designs.ts'
import { waitingChange } from './waiting-change.server.ts'

/**
 * Approves a change of the schedule that somebody else proposed: it becomes the district's own number, named in every event
 * from here on by the profile's digest, and what it was before stays with the change.
 */
export const approveRetention = command({
  name: 'approveRetention',
  input: approveRetentionInput,
  permission: 'retention.approve',
  handle: async ({ input, actor, records, now, newSalt, profile }) => {
    const change = await waitingChange(records, input.changeId)
    const own = whyNotApprove(change, actor.id)
    if (own) throw new RuleBroken(own, 'two people')
    const short = whyNotSoShort(profile.retention[change.class], change.years)
    if (short) throw new RuleBroken(short, 'never shorter than the law')
    const before = await records.district.load()
    if (!before) throw new RuleBroken('No district is set up yet.', 'known district')
    const { years, age } = change
    const numbers: RetentionNumbers = { years, age, basis: { kind: change.basisKind, text: change.basisText } }
    const overrides = overridesSchema.parse(before.overrides)
    const retention = { ...overrides.retention, [change.class]: numbers }
    const after = { ...before, overrides: { ...overrides, retention } }
    await records.write.saveDistrict({ ...after, revision: before.revision + 1, salt: newSalt() })
    const decided = { outcome: 'approved' as const, decidedBy: actor.id, decidedAt: now, salt: newSalt() }
    await records.write.saveRetentionChange({ ...change, ...decided })
    return {
      result: {},
      events: [
        {
          act: 'retention.changed',
          object: { t: 'retentionChange', id: change.id, section: change.class },
          sealed: { before: JSON.parse(change.before) as RetentionNumbers, after: numbers },
          rows: [
            { t: 'retentionChange', id: change.id },
            { t: 'district', id: before.id },
          ],
        },
      ],
    }
  },
})
