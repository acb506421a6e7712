import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import { rowChange } from '../domain/events.ts'
import type { UserId } from '../domain/ids.ts'
import { localOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { command } from '../gates/command.ts'
import type { QueryWork } from '../gates/query.ts'
import { unusedAccounts, useActs } from '../policy/unused-accounts.ts'

/** Accounts that nobody used for too long. A demo's people never sign in by themselves: there is none. */
export async function unusedNow(records: QueryWork<unknown>['records'], now: Instant): Promise<UserId[]> {
  const district = await records.district.load()
  if (!district || district.demo) return []
  const dayOf = (at: Instant) => localOf(at, district.calendar.zone).day
  return unusedAccounts({
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    lastUse: await records.audit.lastOf(useActs),
    today: dayOf(now),
    dayOf,
  })
}

/** Disables accounts that nobody used for too long; never the last administrator or the last district lead. */
export const disableUnusedUsers = command({
  name: 'disableUnusedUsers',
  input: z.object({}),
  permission: 'case.system',
  handle: async ({ records, now, newSalt }) => {
    const events: AuditEvent[] = []
    for (const before of await records.users.byIds(await unusedNow(records, now))) {
      const after = { ...before, disabledAt: now, salt: newSalt() }
      await records.write.saveUser(after)
      const ended = await records.write.endSessionsOf(before.id, now, 'disabled')
      events.push({
        act: 'user.disabled',
        object: { t: 'user', id: after.id, count: ended },
        sealed: { name: before.name, reason: 'nobody signed in for too long' },
        rows: [rowChange('user', after.id, before, after)],
      })
    }
    const [first, ...others] = events
    if (!first) throw new RuleBroken('There is no unused account.', 'unused accounts')
    await records.write.queueReprojection('all')
    return { result: { disabled: events.length }, events: [first, ...others] }
  },
})
