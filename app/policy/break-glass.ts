import type { CaseFile } from '../domain/case-file.ts'
import { isCourtSealed } from '../domain/file/court-seal.ts'
import { isRecused } from '../domain/file/people.ts'
import type { CaseId, SchoolId, UserId } from '../domain/ids.ts'
import { endOfSchoolDay } from '../domain/school-calendar.ts'
import type { SchoolCalendar } from '../domain/school-calendar.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { breakGlassLimits } from './break-glass-limits.ts'
import { holds, holdsAnywhere, isStaffMatter, worksOnTeams } from './roles.ts'
import type { Actor, Opening, Role, UserActor } from './roles.ts'
import type { Sight } from './sight.ts'

/** Who may open a folder that is not theirs in an emergency (access.md 3.7). Never officers or whoever runs the system. */
export const breakGlassRoles = ['counselor', 'chair', 'principal', 'district-lead'] as const satisfies readonly Role[]

/**
 * Whether somebody may open this folder in an emergency: with such a role for its school, not recused, and never a
 * matter of a staff member or what a court sealed.
 */
export const mayBreakGlass = (actor: UserActor, file: CaseFile): boolean =>
  !isRecused(file, actor.id) &&
  !isCourtSealed(file) &&
  !isStaffMatter(file) &&
  worksOnTeams(actor, file.schoolId) &&
  !holdsAnywhere(actor, 'officer') &&
  breakGlassRoles.some((role) => holds(actor, role, file.schoolId))

/** An emergency opening as its rules need it. */
export interface EmergencyOpening {
  userId: UserId
  caseId: CaseId
  kind: 'break-glass' | 'audit'
  startedAt: Instant
  /** Null where nobody reviews it. */
  reviewDueAt: Instant | null
  reviewedAt: Instant | null
}

/** Until when an opening lasts, and by when somebody else looks it over: the end of the next school day. */
export const emergencySpan = (
  calendar: SchoolCalendar,
  startedAt: Instant,
): { until: Instant; reviewDueAt: Instant } => ({
  until: plusMinutes(startedAt, breakGlassLimits.minutes),
  reviewDueAt: endOfSchoolDay(calendar, startedAt, breakGlassLimits.reviewSchoolDays),
})

/** Whether somebody still has to look an opening over. */
export const awaitsReview = ({ kind, reviewedAt }: Pick<EmergencyOpening, 'kind' | 'reviewedAt'>): boolean =>
  kind === 'break-glass' && reviewedAt === null

/** Whether a review is so late that it suspends the right of whoever opened. */
export const reviewLapsed = (
  opening: Pick<EmergencyOpening, 'kind' | 'reviewedAt' | 'reviewDueAt'>,
  now: Instant,
): boolean =>
  awaitsReview(opening) &&
  opening.reviewDueAt !== null &&
  now > plusMinutes(opening.reviewDueAt, breakGlassLimits.suspendedAfterDays * 24 * 60)

/** Whether a person’s right rests: a review of one of their own openings is more than three days late. */
export const isSuspended = (own: readonly EmergencyOpening[], now: Instant): boolean =>
  own.some((opening) => reviewLapsed(opening, now))

/** The opening of a folder that somebody has to look over before the same person opens it again. */
export const unreviewedOf = <Row extends EmergencyOpening>(own: readonly Row[], caseId: CaseId): Row | undefined =>
  own.find((opening) => opening.caseId === caseId && awaitsReview(opening))

interface Opened {
  userId: UserId
  schoolId: SchoolId | null
}

/** Whether emergency openings at a school are somebody’s to watch over: a district lead’s, or its chair’s. */
export const overseesEmergencies = (actor: Actor, schoolId: SchoolId | null): boolean =>
  worksOnTeams(actor, schoolId) && (holds(actor, 'district-lead') || holds(actor, 'chair', schoolId))

/** Whether somebody looks an opening over: never their own. */
export const reviewsOpening = (actor: Actor, { userId, schoolId }: Opened): boolean =>
  actor.id !== userId && overseesEmergencies(actor, schoolId)

/** Who is told of an opening at once: whoever reviews it, and the case’s lead. `reason`: why they see the folder. */
export const isToldOf = (actor: Actor, opening: Opened, reason: string): boolean =>
  actor.id !== opening.userId && (reason === 'lead' || reviewsOpening(actor, opening))

/** As `reviewsOpening`, of a folder as it stands: not by somebody who is kept out of it. */
export const mayReview = (actor: Actor, file: CaseFile, { userId }: Pick<Opened, 'userId'>): boolean =>
  !isRecused(file, actor.id) && reviewsOpening(actor, { userId, schoolId: file.schoolId })

/** The opening by which a folder is read, where it is read by one. */
export function openingOf(actor: Actor, caseId: CaseId, { reason }: Pick<Sight, 'reason'>): Opening | null {
  if (actor.kind !== 'user' || (reason !== 'break-glass' && reason !== 'audit')) return null
  return actor.openings.find((one) => one.caseId === caseId && one.kind === reason) ?? null
}

/** Whether somebody only reads a folder: opened for a short time, it offers nothing to do. */
export const onlyReads = ({ reason }: Pick<Sight, 'reason'>): boolean => reason === 'break-glass' || reason === 'audit'
