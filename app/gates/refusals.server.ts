import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent, HouseAct } from '../domain/events.ts'
import { pending } from './audit/append.server.ts'
import { sourceOf } from './core.server.ts'
import type { Core } from './core.server.ts'
import { InputRefused, NotPermitted, StaleRecord, StepUpNeeded, TooOften } from './errors.ts'
import type { Asking } from './runtime.ts'

/** A form that was refused is only counted: by command or query. */
export function countRefusedForm(core: Core, name: string): void {
  core.refusedForms.set(name, (core.refusedForms.get(name) ?? 0) + 1)
}

/** What was asked for, for the event of a refusal: ids and names of operations, never what was typed. */
export interface Asked {
  operation: string
  object: AuditEvent['object']
  /** The line of the policy table that allowed it, where it was allowed. */
  rule?: string
  /** What the event is called, where the command names it. */
  act?: HouseAct
}

/**
 * Records a refused right or a broken rule in a transaction of its own, since the one that it ended was rolled back. A
 * refused form that names others on the roster is recorded as a look at them. Other errors are not recorded here. Whoever calls throws the error on.
 */
export async function recordRefusal(core: Core, asking: Asking, asked: Asked, error: unknown): Promise<void> {
  const event = lookAt(asked, asking, error) ?? refusalOf(asked, error)
  if (!event) return
  const district = await core.store.read((records) => core.districts.load(records))
  await core.log.record(
    pending(
      sourceOf(core, asking, { district, role: event.act === 'viewed' ? (asked.rule ?? 'refused') : 'refused' }),
      event,
    ),
  )
}

/** Whom a refused form shows besides what was typed. The words are kept in the sealed part, as a search's are. */
function lookAt({ object, rule }: Asked, { actor }: Asking, error: unknown): AuditEvent | undefined {
  if (!InputRefused.is(error) || !error.found || error.found.ids.length === 0) return undefined
  const { ids, terms } = error.found
  return {
    act: 'viewed',
    object: { ...object, section: 'people', count: ids.length },
    ...(rule ? { why: `rule:${rule}` } : {}),
    sealed: { by: actor.name, ids, terms },
  }
}

function refusalOf({ operation, object, act }: Asked, error: unknown): AuditEvent | undefined {
  const sealed = { operation }
  if (InputRefused.is(error) && error.refusal) {
    const { rule, caseId } = error.refusal
    const about = caseId ? { t: 'case', id: caseId } : object
    return { act: act ?? 'refused', object: about, outcome: 'deny', why: `rule:${rule}`, sealed }
  }
  if (NotPermitted.is(error)) {
    return { act: act ?? 'refused', object, outcome: 'deny', why: `rule:${error.rule}`, sealed }
  }
  if (RuleBroken.is(error)) {
    const missing = error.missing.map((one) => one.id)
    return {
      act: act ?? 'ruleBroken',
      object,
      outcome: 'deny',
      why: `rule:${error.rule}`,
      sealed: { ...sealed, missing },
    }
  }
  if (StaleRecord.is(error)) {
    return { act: 'ruleBroken', object, outcome: 'deny', why: 'rule:stale', sealed }
  }
  if (TooOften.is(error) && error.first) {
    return {
      act: 'heldBack',
      object: { ...object, section: error.what },
      outcome: 'deny',
      why: 'rule:too often',
      sealed,
    }
  }
  if (StepUpNeeded.is(error)) return { act: 'auth.stepUpAsked', object, outcome: 'deny', sealed }
  return undefined
}
