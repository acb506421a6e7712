import type { UserId } from '../domain/ids.ts'
import { plusDays } from '../domain/time.ts'
import type { Day, Instant } from '../domain/time.ts'
import { accessLimits } from './access-limits.ts'
import type { Grant } from './roles.ts'
import { neverTheLast, someoneElseHolds } from './separation.ts'

interface Account {
  id: UserId
  disabledAt: Instant | null
}
interface Accounts {
  users: readonly Account[]
  grants: readonly (Grant & { userId: UserId })[]
  /** When each was last signed in to, made or enabled again. What is not known counts as used. */
  lastUse: ReadonlyMap<UserId, Instant>
  today: Day
  dayOf(at: Instant): Day
}

/** The acts after which an account counts as used. */
export const useActs = ['auth.signedIn', 'user.created', 'user.enabled'] as const

/** The day on which an account is disabled if nobody signs in to it. */
const endsOn = ({ id, disabledAt }: Account, { lastUse, dayOf }: Accounts): Day | null => {
  const used = lastUse.get(id)
  return used && disabledAt === null ? plusDays(dayOf(used), accessLimits.unused.days) : null
}

/**
 * Accounts that nobody used for so long that they are disabled (access.md 3.8), the longest unused first. Of the
 * administrators and of the district leads one always remains.
 */
export function unusedAccounts(accounts: Accounts): UserId[] {
  const { users, grants, today } = accounts
  const due = users
    .flatMap((user) => {
      const on = endsOn(user, accounts)
      return on && on <= today ? [{ id: user.id, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  const gone: UserId[] = []
  for (const { id } of due) {
    const userIds = [...gone, id]
    const lasts = neverTheLast.some(
      (role) =>
        grants.some((one) => one.userId === id && one.role === role) &&
        !someoneElseHolds(role, users, grants, today, { userIds }),
    )
    if (!lasts) gone.push(id)
  }
  return gone
}

/** The day on which an account will be disabled, where that is near. */
export function unusedSoon(user: Account, accounts: Accounts): Day | null {
  const on = endsOn(user, accounts)
  return on && on <= plusDays(accounts.today, accessLimits.unusedWarning.days) ? on : null
}
