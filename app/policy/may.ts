import type { CaseFile } from '../domain/case-file.ts'
import { leadOf } from '../domain/file/people.ts'
import { inTriage } from '../domain/screening.ts'
import type { Day } from '../domain/time.ts'
import { actions } from './actions.ts'
import type { Action, Who } from './actions.ts'
import { currentMembership } from './current-membership.ts'
import { holds, holdsAnywhere, readsOverrides, worksOnTeams } from './roles.ts'
import type { Actor, UserActor } from './roles.ts'

export type Verdict = { allow: true; rule: string } | { allow: false; rule: string }

/**
 * Whether a person may do something, and by which line of the table. `file` is the folder it is done in, or null for
 * what is no case. Pure; everything it needs is loaded first, in the transaction of the effect. Default deny.
 */
export function may(actor: Actor, action: Action, file: CaseFile | null, today: Day): Verdict {
  if (actor.kind === 'cli') return { allow: actions[action].who.includes('command line'), rule: 'command line' }
  if (actor.kind !== 'user') return { allow: actions[action].who.includes('system'), rule: 'system' }
  for (const who of actions[action].who) {
    if (is(actor, who, file, today)) return { allow: true, rule: who }
  }
  return { allow: false, rule: `no rule allows ${action}` }
}

function is(actor: UserActor, who: Who, file: CaseFile | null, today: Day): boolean {
  const current = file && currentMembership(actor, file, today)
  const school = file?.schoolId ?? null
  const opensReports = worksOnTeams(actor)
  switch (who) {
    case 'anyone signed in':
      return true
    case 'staff':
      return actor.grants.some((grant) => grant.role !== 'administrator' && grant.role !== 'auditor')
    case 'enters for others':
      return holdsAnywhere(actor, 'dispatcher') || (opensReports && (actor.onCall || actor.triageSchools.length > 0))
    case 'triage group':
      return (
        file !== null &&
        school !== null &&
        worksOnTeams(actor, school) &&
        actor.triageSchools.includes(school) &&
        (inTriage(file) || current !== null)
      )
    case 'on call':
      return opensReports && actor.onCall && (file === null || inTriage(file) || current !== null)
    case 'member':
      return current?.role === 'lead' || current?.role === 'member'
    case 'team anywhere':
      return opensReports
    case 'officer member':
      return current?.role === 'officer'
    case 'lead':
      return file !== null && current !== null && leadOf(file.team)?.userId === actor.id
    case 'chair':
      return holds(actor, 'chair', school) && (file === null || current !== null)
    case 'district lead':
      return holds(actor, 'district-lead')
    case 'district lead in the case':
      return holds(actor, 'district-lead') && current !== null
    case 'deputy of a district lead':
      return actor.deputyFor.length > 0 && current !== null
    case 'deputy who sees the case':
      return readsOverrides(actor) && file !== null
    case 'counselor member':
      return (current?.role === 'lead' || current?.role === 'member') && holds(actor, 'counselor', school)
    case 'auditor':
      return holds(actor, 'auditor')
    case 'administrator':
      return holds(actor, 'administrator')
    case 'system':
    case 'command line':
      return false
  }
}
