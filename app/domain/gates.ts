import type { CaseFile } from './case-file.ts'
import { inWordsOf, whomOf } from './concern-words.ts'
import type { Gate, GateContext, Missing, Step } from './gate.ts'
import { closeGates, leftOpenBy, proposeClosingGates } from './gates/closing.ts'
import { lowerLevelGates, recordLevelGates } from './gates/level.ts'
import { storageHasCheckDay } from './gates/means.ts'
import { startPlanGates } from './gates/plan.ts'
import { returnGates } from './gates/return.ts'
import { endScreeningGates } from './gates/screening.ts'

/** Which rules stand before which decision. A step without rules is never gated. */
const gatesBefore: Readonly<Record<Step, readonly Gate[]>> = {
  'end-screening': endScreeningGates,
  'record-level': recordLevelGates,
  'lower-level': lowerLevelGates,
  'count-storage': [storageHasCheckDay],
  'return-to-school': returnGates,
  'start-plan': startPlanGates,
  'propose-closing': proposeClosingGates,
  close: closeGates,
  'stand-down': [],
}

/** What still blocks a decision, each with its rule, its source and who may go on without it. Pure. */
export const whatIsMissing = (file: CaseFile, step: Step, context: GateContext): Missing[] =>
  inWordsOf(
    whomOf(file),
    gatesBefore[step].flatMap((gate) => gate(file, context)),
  )

/** What a proposed closing leaves open without being stopped by it: one that rests on no judgement. Pure. */
export const leftOpen = (file: CaseFile, context: GateContext): Missing[] =>
  inWordsOf(whomOf(file), leftOpenBy(file, context))
