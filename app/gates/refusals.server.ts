import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent, HouseAct } from '../domain/events.ts'
import { burstLimits } from '../policy/bursts.ts'
import { pending } from './audit/append.server.ts'
import type { EventSource } from './audit/append.server.ts'
import type { Refused } from './bursts.server.ts'
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
 * Records a refused right or a broken rule in a transaction of its own, since the one that it ended was rolled back; of
 * many in a row only the first ones, and how many there were of the others. A refused form that names others on the roster
 * is recorded as a look at them. Other errors are not recorded here. Whoever calls throws the error on.
 */
export async function recordRefusal(core: Core, asking: Asking, asked: Asked, error: unknown): Promise<void> {
  const look = lookAt(asked, asking, error)
  if (look) return core.log.recordOrKeep(pending(await sourceIn(core, asking, asked.rule), look))
  const event = refusalOf(asked, error, asking.actor.name)
  if (!event) return
  const source = await sourceIn(core, asking)
  if (isSingle(core, asking, event)) await core.log.recordOrKeep(pending(source, event))
  else core.bursts.count({ source, event }, core.clock.now())
}

/** Nothing that runs by itself asks again and again to fill the log: all it is refused goes on record by itself. */
function isSingle(core: Core, { actor, via }: Asking, { act }: Refused['event']): boolean {
  if (actor.kind !== 'user' || (via !== 'web' && via !== 'api')) return true
  const pause = act === 'heldBack'
  const most = pause ? burstLimits.singlePause : burstLimits.singly
  return core.bursts.isSingle(`${pause ? 'pause' : 'refusal'} ${actor.id}`, core.clock.now(), most)
}

/**
 * Counts a refusal that is on record already, for the first time that it happened: what is tried while a way is shut. How
 * often goes on record each minute.
 */
export async function countRefusal(core: Core, asking: Asking, event: Refused['event']): Promise<void> {
  core.bursts.count({ source: await sourceIn(core, asking), event }, core.clock.now())
}

/** Puts on record what was kept aside, then what was counted for a minute; at a stop all of it. */
export async function writeCounted(core: Core, which: 'due' | 'all'): Promise<void> {
  await core.log.catchUp()
  await core.bursts.write(core.clock.now(), which, (counted) =>
    core.log.record(counted.flatMap(({ source, event }) => pending(source, event))),
  )
}

const sourceIn = async (core: Core, asking: Asking, role = 'refused'): Promise<EventSource> =>
  sourceOf(core, asking, { district: await core.store.read((records) => core.districts.load(records)), role })

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

function refusalOf({ operation, object, act }: Asked, error: unknown, by: string): Refused['event'] | undefined {
  const sealed = { operation, by }
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
  if (TooOften.is(error)) {
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
