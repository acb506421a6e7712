import type { CaseFile } from '../domain/case-file.ts'
import { isRecused, leadOf } from '../domain/file/people.ts'
import type { UserId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import type { ApproverRows } from './approvers.ts'
import { isStaffMatter, teamRoles } from './roles.ts'
import type { Role } from './roles.ts'

/** What is read of the house to say who takes over. */
export interface DutyRows extends ApproverRows {
  /** Who opens reports, school by school, in order. */
  triageGroups: readonly { schoolId: string; userId: UserId; place: number }[]
}

export interface Successor {
  userId: UserId
  name: string
  /** On the team already. */
  member: boolean
}

/**
 * Who leads a folder once some people are out of it: the school's chair on the team, else somebody on the team who is a
 * chair or district lead, else a district lead, else the deputy of one (access.md 3.6). Where a member of staff is the
 * concern, human resources or a district lead. Null where there is nobody.
 */
export function whoTakesOver(file: CaseFile, out: ReadonlySet<UserId>, rows: DutyRows, today: Day): Successor | null {
  const clear = (id: UserId) => !out.has(id) && !isRecused(file, id) && rows.users.some((one) => works(one, id))
  const holds = (id: UserId, roles: readonly Role[]) =>
    rows.grants.some((one) => one.userId === id && roles.includes(one.role) && holdsHere(one, file, today))
  const members = file.team.members
    .filter((one) => !one.ended && (one.until === null || one.until >= today))
    .filter(({ role }) => role === 'lead' || role === 'member')
    .map(({ userId }) => userId)
    .filter(clear)
  const inOrder: readonly (readonly Role[])[] = isStaffMatter(file)
    ? [['district-lead'], ['hr']]
    : [['chair'], ['district-lead']]
  const onTeam = inOrder.flatMap((roles) => members.filter((id) => holds(id, roles)))
  const leads = rows.users.map(({ id }) => id).filter((id) => clear(id) && holds(id, ['district-lead']))
  const deputies = rows.deputies
    .map(({ deputyId }) => deputyId)
    .filter((id) => clear(id) && !isStaffMatter(file) && holds(id, teamRoles))
  const found = [...onTeam, ...leads, ...deputies][0]
  const user = found === undefined ? undefined : rows.users.find(({ id }) => id === found)
  return user ? { userId: user.id, name: user.name, member: members.includes(user.id) } : null
}

/** Whether nobody who opens reports at the folder's school is left, once some people are out of it. */
export function leavesSchoolOut(file: CaseFile, out: ReadonlySet<UserId>, rows: DutyRows): boolean {
  const group = rows.triageGroups.filter(({ schoolId }) => schoolId === file.schoolId)
  return group.length > 0 && group.every(({ userId }) => out.has(userId) || isRecused(file, userId))
}

/** Members who may not go on where a member of staff turns out to be the concern; officers keep what is shared with them. */
export function leavesStaffMatter(file: CaseFile, rows: DutyRows, today: Day): UserId[] {
  const stays = new Set(
    rows.grants
      .filter((one) => (one.role === 'hr' || one.role === 'district-lead') && holdsHere(one, file, today))
      .map(({ userId }) => userId),
  )
  const leaving = file.team.members.filter((one) => !one.ended && one.role !== 'officer' && !stays.has(one.userId))
  return [...new Set(leaving.map(({ userId }) => userId))]
}

/** The lead as long as nobody took them out. */
export const presentLead = (file: CaseFile, out: ReadonlySet<UserId>): Successor | null => {
  const lead = leadOf(file.team)
  return lead && !out.has(lead.userId) && !isRecused(file, lead.userId)
    ? { userId: lead.userId, name: lead.name, member: true }
    : null
}

const works = (one: DutyRows['users'][number], id: UserId): boolean => one.id === id && one.disabledAt === null

const holdsHere = (grant: DutyRows['grants'][number], file: CaseFile, today: Day): boolean =>
  grant.from <= today &&
  (grant.until === null || grant.until >= today) &&
  (grant.schoolId === null || grant.schoolId === file.schoolId)
