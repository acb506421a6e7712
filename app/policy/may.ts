import type { CaseFile } from '../domain/case-file.ts'
import { isCourtSealed } from '../domain/file/court-seal.ts'
import { leadOf } from '../domain/file/people.ts'
import { inTriage } from '../domain/screening.ts'
import { isRecused } from '../domain/file/people.ts'
import type { UserId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { actions } from './actions.ts'
import type { Action } from './actions.ts'
import type { Who } from './who.ts'
import { currentMembership } from './current-membership.ts'
import {
  holds,
  holdsAnywhere,
  isCalledFor,
  isChairOf,
  isStaffMatter,
  readsOverrides,
  standsApart,
  worksOnTeams,
} from './roles.ts'
import type { Actor, UserActor } from './roles.ts'
import { isAskedInPlan } from './asked-in-plan.ts'
import { breakGlassRoles, mayBreakGlass } from './break-glass.ts'
import { representedIn } from './standing-in.ts'

/** `inPlaceOf`: by whose right, where somebody stands in for another. */
export type Verdict = { allow: true; rule: string; inPlaceOf?: UserId } | { allow: false; rule: string }

/**
 * Whether a person may do something, and by which line of the table. `file` is the folder it is done in, or null for
 * what is no case. Pure; everything it needs is loaded first, in the transaction of the effect. Default deny, and a
 * recusal denies before anything allows (access.md 3.6); where a court sealed the record, all that is left is to open it
 * again (audit.md 2.10).
 */
export function may(actor: Actor, action: Action, file: CaseFile | null, today: Day): Verdict {
  if (file && isCourtSealed(file)) return inSealed(actor, action, file)
  if (actor.kind === 'cli') return { allow: actions[action].who.includes('command line'), rule: 'command line' }
  if (actor.kind !== 'user') return { allow: actions[action].who.includes('system'), rule: 'system' }
  if (file && isRecused(file, actor.id)) return { allow: false, rule: 'recused' }
  const own = ruleFor(actor, action, file, today)
  if (own) return { allow: true, rule: own }
  if (file && !actions[action].personal) {
    for (const { as } of representedIn(actor, file)) {
      const rule = ruleFor(as, action, file, today)
      if (rule && inPlace.has(rule)) return { allow: true, rule, inPlaceOf: as.id }
    }
  }
  return { allow: false, rule: `no rule allows ${action}` }
}

/** Nothing runs by itself there, and nobody stands in for anybody. */
function inSealed(actor: Actor, action: Action, file: CaseFile): Verdict {
  const opens = actor.kind === 'user' && !isRecused(file, actor.id) && opensSealed(actor)
  return opens && actions[action].who.some((who) => who === 'opens what a court sealed')
    ? { allow: true, rule: 'opens what a court sealed' }
    : { allow: false, rule: 'sealed by a court' }
}

/** Whoever runs the system or audits does nothing in a case, whatever else they hold. */
const opensSealed = (actor: UserActor): boolean =>
  !standsApart(actor) && (holds(actor, 'records-officer') || holds(actor, 'district-lead'))

const ruleFor = (actor: UserActor, action: Action, file: CaseFile | null, today: Day): Who | undefined =>
  actions[action].who.find((who) => is(actor, who, file, today))

/** The relations in which one may act for another: those of a team's daily work. Health notes stay the counselor's own. */
const inPlace: ReadonlySet<Who> = new Set(['member', 'lead', 'chair', 'triage group', 'on call'])

function is(actor: UserActor, who: Who, file: CaseFile | null, today: Day): boolean {
  const current = file && currentMembership(actor, file, today)
  const school = file?.schoolId ?? null
  const opensReports = worksOnTeams(actor)
  const onTeam = current?.role === 'lead' || current?.role === 'member'
  /** Triage's own rights go on for whoever joined the team, and never for somebody who is only consulted. */
  const inTriageOrTeam = file !== null && (current ? onTeam : inTriage(file) && !isStaffMatter(file))
  switch (who) {
    case 'anyone signed in':
      return true
    case 'staff':
      return actor.grants.some((grant) => grant.role !== 'administrator' && grant.role !== 'auditor')
    case 'enters for others':
      return holdsAnywhere(actor, 'dispatcher') || (opensReports && (actor.onCall || actor.triageSchools.length > 0))
    case 'triage group':
      return school !== null && worksOnTeams(actor, school) && actor.triageSchools.includes(school) && inTriageOrTeam
    case 'on call':
      return opensReports && (file ? isCalledFor(actor, file) && inTriageOrTeam : actor.onCall)
    case 'in a staff matter':
      return (
        file !== null &&
        isStaffMatter(file) &&
        (holds(actor, 'hr') || (holds(actor, 'district-lead') && inTriage(file)))
      )
    case 'opened in an emergency':
      return file !== null && opened(actor, file, 'break-glass') && mayBreakGlass(actor, file)
    case 'opened to audit':
      return file !== null && !isStaffMatter(file) && opened(actor, file, 'audit') && holds(actor, 'auditor')
    case 'may open in an emergency':
      return breakGlassRoles.some((role) => holdsAnywhere(actor, role)) && worksOnTeams(actor)
    case 'reviews emergencies':
      return opensReports && (['chair', 'district-lead'] as const).some((role) => holdsAnywhere(actor, role))
    case 'consulted person':
      return current?.role === 'consulted'
    case 'member':
      return onTeam
    case 'team anywhere':
      return opensReports
    case 'officer member':
      return current?.role === 'officer'
    case 'lead':
      return file !== null && onTeam && leadOf(file.team)?.userId === actor.id
    case 'chair':
      return onTeam && holds(actor, 'chair', school)
    case 'chair of the school':
      return file !== null && isChairOf(actor, file)
    case 'district lead':
      return holds(actor, 'district-lead')
    case 'district lead in the case':
      return onTeam && holds(actor, 'district-lead')
    case 'deputy of a district lead':
      return onTeam && actor.deputyFor.length > 0
    case 'deputy who sees the case':
      return file !== null && readsOverrides(actor, file)
    case 'counselor member':
      return onTeam && holds(actor, 'counselor', school)
    case 'auditor':
      return holds(actor, 'auditor')
    case 'administrator':
      return holds(actor, 'administrator')
    case 'human resources':
      return holds(actor, 'hr')
    case 'records officer':
      return holds(actor, 'records-officer')
    case 'opens what a court sealed':
      return false
    case 'analyst':
      return holds(actor, 'analyst')
    case 'principal':
      return holdsAnywhere(actor, 'principal')
    case 'asked in the plan':
      return file !== null && isAskedInPlan(actor, file)
    case 'entered it':
      return file !== null && holdsAnywhere(actor, 'dispatcher') && enteredBy(file, actor.id)
    case 'registrar':
      return holdsAnywhere(actor, 'registrar')
    case 'communications officer':
      return holdsAnywhere(actor, 'communications')
    case 'system':
    case 'command line':
      return false
  }
}

const opened = (actor: UserActor, file: CaseFile, kind: 'break-glass' | 'audit'): boolean =>
  actor.openings.some((one) => one.caseId === file.id && one.kind === kind)

/** Whether a report of the folder was put on record by somebody. */
const enteredBy = (file: CaseFile, userId: UserId): boolean =>
  file.timeline.some(
    ({ entryId, recordedBy }) => recordedBy === userId && file.reports.some((one) => one.entryId === entryId),
  )
