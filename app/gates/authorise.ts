import type { CaseFile } from '../domain/case-file.ts'
import { isRecused } from '../domain/file/people.ts'
import { actions } from '../policy/actions.ts'
import type { Action } from '../policy/actions.ts'
import { may } from '../policy/may.ts'
import { sightOf } from '../policy/sight.ts'
import type { Sight } from '../policy/sight.ts'
import { stepUpOf } from '../policy/step-up-table.ts'
import { stepUpNeeded } from '../policy/step-up.ts'
import { isUnseen } from '../policy/who-table.ts'
import type { Presence } from './core.server.ts'
import { NotPermitted, StepUpNeeded } from './errors.ts'
import type { Permitted } from './permit.ts'

/** Lets somebody do what is not of one folder. Returns the rule that allowed it; throws `NotPermitted`, `StepUpNeeded`. */
export function authorise(action: Action, presence: Presence): string {
  const { actor, today } = presence
  const verdict = may(actor, action, null, today)
  if (!verdict.allow) throw new NotPermitted(verdict.rule, actions[action].refusal ?? 404)
  askStepUp(action, presence)
  return verdict.rule
}

export interface Permission<A extends Action> {
  file: Permitted<A>
  rule: string
  /** By whose right, where somebody stands in for another. */
  inPlaceOf?: string
  /** Null for what runs by itself, and for a right held without sight: both read nothing to anybody. */
  sight: Sight | null
}

/**
 * Lets somebody act in a folder: the table must allow the action and, for a person, the folder must be in sight, unless
 * the right is one that is held without it. Failing in either way gives the same answer, so that nobody learns whether a
 * folder exists. The only place where a permit is made.
 */
export function authoriseIn<A extends Action>(action: A, file: CaseFile, presence: Presence): Permission<A> {
  const { actor, today } = presence
  const sight = sightOf(actor, file, today)
  const verdict = may(actor, action, file, today)
  if (actor.kind === 'user' && !sight && !(verdict.allow && isUnseen(verdict.rule))) {
    throw new NotPermitted(isRecused(file, actor.id) ? 'recused' : 'the folder is out of sight')
  }
  if (!verdict.allow) throw new NotPermitted(verdict.rule, actions[action].refusal ?? 404)
  askStepUp(action, presence)
  return { file: file as Permitted<A>, rule: verdict.rule, sight, inPlaceOf: verdict.inPlaceOf }
}

/** Lets somebody open a folder: nothing is in sight yet, so only the table decides. */
export function authoriseNew<A extends Action>(action: A, file: CaseFile, presence: Presence): Permission<A> {
  return { file: file as Permitted<A>, rule: authorise(action, presence), sight: null }
}

/** Who may do it may still have to show a second factor first; asked last, so that it tells nobody what exists. */
function askStepUp(action: Action, { assurance, district, now }: Presence): void {
  const stepUp = stepUpOf(action)
  if (assurance && stepUpNeeded({ stepUp, demo: district.row?.demo ?? false, assurance, now })) throw new StepUpNeeded()
}
