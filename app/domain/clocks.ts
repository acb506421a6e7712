import type { CaseFile } from './case-file.ts'
import { inWordsOf, whomOf } from './concern-words.ts'
import type { Clock, ClockContext, Deadline } from './clocks/deadline.ts'
import { isRunning } from './clocks/deadline.ts'
import { orderClock, watchClock } from './clocks/endings.ts'
import { parentClock, targetParentClock, targetParentWrittenClock } from './clocks/families.ts'
import { approvalClock, meetingClock } from './clocks/level.ts'
import { meansClock } from './clocks/means.ts'
import { interimPlanClock, noContactClock, planClock, planReviewClock } from './clocks/plan.ts'
import { acknowledgeClock } from './clocks/report.ts'
import { confirmOpeningClock, policeClock, triageClock } from './clocks/screening.ts'
import { consentClock, emergencyClock, inspectionClock } from './clocks/sharing.ts'
import { isFinished } from './stages.ts'

/** These stop when a folder is finished; the others outlive it. */
const untilFinished: readonly Clock[] = [
  acknowledgeClock,
  policeClock,
  triageClock,
  confirmOpeningClock,
  parentClock,
  targetParentClock,
  targetParentWrittenClock,
  meetingClock,
  approvalClock,
  meansClock,
  interimPlanClock,
  planClock,
  planReviewClock,
  noContactClock,
]
const outliving: readonly Clock[] = [orderClock, watchClock, emergencyClock, consentClock, inspectionClock]

const finishedWords = {
  screened_out: 'The screening ended.',
  closed: 'The case was closed.',
  merged: 'Joined to another case.',
}

/**
 * Every deadline of a folder, met, stopped or running, in the order in which they fall due. Closing stops all clocks
 * but orders, the watch, and what is owed to whoever was told or asked to see the record. Pure: the same file, profile and calendar give the same deadlines at any time.
 */
export function clocks(file: CaseFile, context: ClockContext): Deadline[] {
  const stopped = isFinished(file.stage) ? finishedWords[file.stage as keyof typeof finishedWords] : null
  const house = untilFinished
    .flatMap((clock) => clock(file, context))
    .map((one) => (stopped && isRunning(one) ? { ...one, stopped } : one))
  const all = [...house, ...outliving.flatMap((clock) => clock(file, context))].sort(byDue)
  return inWordsOf(whomOf(file), all)
}

const byDue = (one: Deadline, other: Deadline): number =>
  one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : one.id < other.id ? -1 : 1
