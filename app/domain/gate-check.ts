import { z } from 'zod'
import type { CaseFile } from './case-file.ts'
import type { NewEntry } from './entry.ts'
import { RuleBroken } from './errors.ts'
import { optionalText } from './fields.ts'
import type { GateContext, Missing, OverrideRole, Step } from './gate.ts'
import { whatIsMissing } from './gates.ts'
import { gateStepSchema } from './gate.ts'
import type { EntryId } from './ids.ts'
import { entryNow } from './recording.ts'
import type { Recording } from './recording.ts'

/**
 * What a gated command's form may carry besides its answers: `override.reason`. Left empty it is asked for, where
 * something is missing that the person may go on without.
 */
export const overrideInput = z.object({ reason: optionalText(2000) }).optional()
export type OverrideInput = z.output<typeof overrideInput>

/** How a gate's step reads after "Not yet:". */
export const stepWords: Readonly<Record<Step, string>> = {
  'end-screening': 'end this screening',
  'record-level': 'record this level',
  'lower-level': 'lower the level',
  'count-storage': 'count this as locked',
  'return-to-school': 'return to school',
  'start-plan': 'start this plan',
  'propose-closing': 'propose a closing',
  close: 'close',
  'stand-down': 'stand down',
}

/** What a command went on without: the reason is the person's own words. */
export interface WentWithout {
  step: Step
  missing: readonly Missing[]
  reason: string
}

/**
 * Asks the gate before a decision. Returns null when nothing is missing, or what the person went on without, which the
 * command then puts on record with `wentOnEntry`. Throws `RuleBroken` with all that is still missing where there is no
 * override, where its reason is empty (`reasonAsked`), or where one of the rules can't be passed by any of the person's
 * `roles`.
 */
export function requireNothingMissing(
  file: CaseFile,
  step: Step,
  context: GateContext,
  override: OverrideInput,
  roles: ReadonlySet<OverrideRole>,
): WentWithout | null {
  const missing = whatIsMissing(file, step, context)
  const first = missing[0]
  if (!first) return null
  const mayPass = missing.every((one) => one.overridableBy.some((role) => roles.has(role)))
  if (override?.reason && mayPass) return { step, missing, reason: override.reason }
  const reasonAsked = override !== undefined && mayPass
  throw new RuleBroken(`Not yet: ${stepWords[step]}. Missing: ${first.missing}`, first.rule, missing, step, reasonAsked)
}

export const wentOnKind = 'went-on'

/** One thing that a decision went without, as it is kept beside it. */
export const missingThenSchema = z.strictObject({ id: z.string(), rule: z.string(), words: z.string() })

/** What is missing, as an entry keeps it. */
export const missingThen = (missing: readonly Missing[]): z.output<typeof missingThenSchema>[] =>
  missing.map(({ id, rule, missing: words }) => ({ id, rule, words }))

/** What is kept of an override: the rules, and the words as they read then. */
export const wentOnBase = z.strictObject({
  step: gateStepSchema,
  missing: z.array(missingThenSchema).min(1),
  reason: z.string().min(1),
  decisionEntryId: z.string(),
})

/** The entry that says that somebody went on without something: recorded right after the decision it belongs to. */
export const wentOnEntry = (went: WentWithout, decisionEntryId: EntryId, work: Recording): NewEntry => {
  const base: z.output<typeof wentOnBase> = {
    step: went.step,
    missing: missingThen(went.missing),
    reason: went.reason,
    decisionEntryId,
  }
  return entryNow(wentOnKind, base, work)
}
