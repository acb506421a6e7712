import type { UserId } from '../domain/ids.ts'
import { daysBetween, longDayWords, plusDays } from '../domain/time.ts'
import type { Day } from '../domain/time.ts'
import { accessLimits } from './access-limits.ts'
import { holds, worksOnTeams } from './roles.ts'
import type { UserActor } from './roles.ts'

/** Somebody standing in for another, as it was given. */
export interface Delegation {
  userId: UserId
  deputyId: UserId
  from: Day
  until: Day
  endedAt: string | null
}

/** Whether it counts on a day. */
export const runsOn = ({ from, until, endedAt }: Omit<Delegation, 'userId' | 'deputyId'>, today: Day): boolean =>
  endedAt === null && from <= today && until >= today

interface Asked {
  by: UserActor
  /** Who is represented, and who stands in; undefined where they can't sign in. */
  user: UserActor | undefined
  deputy: UserActor | undefined
  from: Day
  until: Day
  today: Day
  /** Those that were given so far. */
  given: readonly Delegation[]
}

/** Why it may not be given, with the field that it is about; nothing where it may. */
export type DelegationRefusal = { field: 'deputyId' | 'from' | 'until' | null; message: string }

/**
 * Whether somebody may stand in for another (access.md 3.8): a named person who works on teams, for some days, given by
 * whom it is about, or by a district lead for somebody who can't. Nobody gives a right to themselves.
 */
export function whyNotDelegate({ by, user, deputy, from, until, today, given }: Asked): DelegationRefusal | undefined {
  const refused = (field: DelegationRefusal['field'], message: string) => ({ field, message })
  if (!user || !worksOnTeams(user)) return refused(null, 'Only the work of somebody who works on teams is taken over.')
  if (by.id !== user.id && !holds(by, 'district-lead'))
    return refused(null, 'Only a district lead names who stands in for somebody else.')
  if (deputy?.id === user.id) return refused('deputyId', 'Nobody stands in for themselves. Choose somebody else.')
  if (deputy?.id === by.id)
    return refused(
      'deputyId',
      'Nobody gives a right to themselves. Ask another district lead, or choose somebody else.',
    )
  if (!deputy || !worksOnTeams(deputy)) return refused('deputyId', 'Choose somebody who works on teams.')
  if (from < today) return refused('from', 'It begins today or later.')
  if (until < from) return refused('until', 'The last day comes after the first.')
  const longest = plusDays(from, accessLimits.delegation.days - 1)
  if (until > longest) {
    const most = `${accessLimits.delegation.days} days`
    return refused('until', `Until ${longDayWords(longest)} at the latest: standing in lasts ${most} at most.`)
  }
  const same = given.find(
    (one) =>
      one.userId === user.id &&
      one.deputyId === deputy.id &&
      one.endedAt === null &&
      one.from <= until &&
      one.until >= from,
  )
  return same && refused('deputyId', `${deputy.name} stands in on some of these days already.`)
}

/** Whether somebody may end it early: whom it is about, or a district lead. */
export const mayEndDelegation = (by: UserActor, { userId }: Pick<Delegation, 'userId'>): boolean =>
  by.id === userId || holds(by, 'district-lead')

/** Days of standing in, the first and the last included. */
export const delegationLength = ({ from, until }: Pick<Delegation, 'from' | 'until'>): number =>
  daysBetween(from, until) + 1

/** What whoever stands in may not do: said where it is given (standing-in.ts and the table of actions keep to it). */
export const notDelegated = [
  'who reported',
  'health notes, police matter of their own, counsel and staff matters',
  'a second person’s name: approving, signing, standing down',
  'printing, taking out files',
  'giving roles, and naming somebody else to stand in',
] as const
