import type { CaseFile } from '../domain/case-file.ts'
import type { PlanActionFact } from '../domain/file/judgement.ts'
import { isRecused } from '../domain/file/people.ts'
import { isFinished } from '../domain/stages.ts'
import type { UserId } from '../domain/ids.ts'
import { holds, isStaffMatter } from './roles.ts'
import type { Grant, UserActor } from './roles.ts'

/** Whether an action of a plan names somebody, as owner or backup, and goes on. */
export const asksOf = (action: Pick<PlanActionFact, 'owner' | 'backup' | 'ended'>, userId: UserId): boolean =>
  action.ended === null && (action.owner === userId || action.backup === userId)

/**
 * Whether a campus monitor of the folder's school carries out an action of its plan (access.md 3.0): the relation by
 * which they check in on it and see nothing else. Never in a matter of a staff member, nor where they are kept out.
 */
export const isAskedInPlan = (actor: UserActor, file: CaseFile): boolean =>
  holds(actor, 'campus-monitor', file.schoolId) &&
  !isRecused(file, actor.id) &&
  !isStaffMatter(file) &&
  !isFinished(file.stage) &&
  file.plan.actions.some((action) => asksOf(action, actor.id))

/** The people who may carry out a plan's actions besides its team: campus monitors of the school who are not kept out. */
export const monitorsFor = (
  file: CaseFile,
  grants: readonly (Pick<Grant, 'role' | 'schoolId' | 'from' | 'until'> & { userId: UserId })[],
  today: string,
): UserId[] =>
  isStaffMatter(file)
    ? []
    : [
        ...new Set(
          grants
            .filter(({ role }) => role === 'campus-monitor')
            .filter(({ schoolId }) => schoolId === null || schoolId === file.schoolId)
            .filter(({ from, until }) => from <= today && (until === null || until >= today))
            .map(({ userId }) => userId)
            .filter((id) => !isRecused(file, id)),
        ),
      ]
