import type { CaseFile } from '../domain/case-file.ts'
import type { PlanActionFact } from '../domain/file/judgement.ts'
import type { Day } from '../domain/time.ts'
import { asksOf } from './asked-in-plan.ts'
import { may } from './may.ts'
import type { Actor } from './roles.ts'

/**
 * Whether somebody may say of one action of a plan that it was done: on the team of any, as a campus monitor only of one
 * that names them. An action that is not there is nobody's.
 */
export function mayCheckIn(actor: Actor, file: CaseFile, action: PlanActionFact | undefined, today: Day): boolean {
  const verdict = may(actor, 'plan.checkIn', file, today)
  if (!verdict.allow) return false
  return verdict.rule !== 'asked in the plan' || (action !== undefined && asksOf(action, actor.id))
}
