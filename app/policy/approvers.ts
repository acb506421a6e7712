import { everHigh } from '../domain/case-file.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { isRecused, leadOf, membershipOf } from '../domain/file/people.ts'
import type { UserId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import type { Grant } from './roles.ts'

/** What is read of the house to say who may approve. */
export interface ApproverRows {
  users: readonly { id: UserId; name: string; disabledAt: string | null }[]
  grants: readonly (Pick<Grant, 'role' | 'schoolId' | 'from' | 'until'> & { userId: UserId })[]
  deputies: readonly { userId: UserId; deputyId: UserId }[]
}

export interface Approver {
  id: UserId
  name: string
  as: 'district lead' | 'deputy' | 'lead' | 'chair'
}

/**
 * Said where nobody but the proposer could be the second person: who has to be named, and by whom. What raises or
 * protects counts meanwhile (P1, P4).
 */
export const nobodyElseApproves =
  'Nobody else can be the second person yet. A district lead names a deputy under Administration, Who answers, or gives somebody the role of chair or district lead. Nothing that protects waits for it.'

/**
 * Who may approve in a folder before the due time, besides its proposer: district leads who are members, their
 * deputies who are members, the lead, the chair (P4, P7). Nobody of them on the team: the district leads and their
 * deputies. In the order in which they are asked.
 */
export function approversOf(file: CaseFile, rows: ApproverRows, today: Day, proposer: UserId): Approver[] {
  const districtLeads = districtLeadsOf(rows, today)
  const chairs = rows.grants.filter((one) => one.role === 'chair' && holdsFor(one, file.schoolId, today))
  const deputies = rows.deputies.filter((one) => districtLeads.includes(one.userId)).map((one) => one.deputyId)
  const lead = leadOf(file.team)?.userId
  const asked: readonly (readonly [UserId, Approver['as']])[] = [
    ...districtLeads.map((id) => [id, 'district lead'] as const),
    ...deputies.map((id) => [id, 'deputy'] as const),
    ...(lead ? [[lead, 'lead'] as const] : []),
    ...chairs.map((one) => [one.userId, 'chair'] as const),
  ]
  const found = new Map<UserId, Approver>()
  for (const [id, as] of asked) {
    const user = rows.users.find((one) => one.id === id && !one.disabledAt)
    if (user && id !== proposer && !found.has(id) && !isRecused(file, id)) found.set(id, { id, name: user.name, as })
  }
  const members = [...found.values()].filter(({ id }) => memberNow(file, id, today))
  // Where no approver is on the team, a district lead or a deputy joins it.
  return members.length > 0
    ? members
    : [...found.values()].filter(({ as }) => as === 'district lead' || as === 'deputy')
}

/**
 * Why a closing proposed by somebody can't be signed by anybody yet, in words that say who has to be named; null where
 * somebody can. A second person is any other member, or whoever could approve in their place; what was ever high also
 * takes a district lead or deputy other than the proposer (P7).
 */
export function nobodyElseSigns(file: CaseFile, rows: ApproverRows, today: Day, proposer: UserId): string | null {
  const here = (id: UserId) =>
    id !== proposer && !isRecused(file, id) && rows.users.some((one) => one.id === id && !one.disabledAt)
  const members = file.team.members.filter(
    (one) => (one.role === 'lead' || one.role === 'member') && memberNow(file, one.userId, today) && here(one.userId),
  )
  const others = members.length > 0 || approversOf(file, rows, today, proposer).length > 0
  if (!others) return nobodyElseApproves
  const leads = rows.users.filter(({ id }) => here(id) && signsAsDistrictLead(id, rows, today))
  return everHigh(file) && leads.length === 0 ? noOtherDistrictLead : null
}

const noOtherDistrictLead =
  'No other district lead or deputy can sign yet. A district lead names a deputy under Administration, Who answers, or gives somebody the role of district lead.'

/** Everybody who holds the district lead's role today. */
export const districtLeadsOf = (rows: Pick<ApproverRows, 'grants'>, today: Day): UserId[] => [
  ...new Set(
    rows.grants.filter((one) => one.role === 'district-lead' && holdsFor(one, null, today)).map((one) => one.userId),
  ),
]

/** Whether a person signs as district lead: as one, or as the named deputy of one (P4, P7). */
export function signsAsDistrictLead(id: UserId, rows: Omit<ApproverRows, 'users'>, today: Day): boolean {
  const leads = districtLeadsOf(rows, today)
  return leads.includes(id) || rows.deputies.some((one) => one.deputyId === id && leads.includes(one.userId))
}

const holdsFor = (grant: ApproverRows['grants'][number], schoolId: string | null, today: Day): boolean =>
  grant.from <= today &&
  (grant.until === null || grant.until >= today) &&
  (grant.schoolId === null || grant.schoolId === schoolId)

function memberNow(file: CaseFile, id: UserId, today: Day): boolean {
  const membership = membershipOf(file.team, id)
  return membership !== undefined && (membership.until === null || membership.until >= today)
}
