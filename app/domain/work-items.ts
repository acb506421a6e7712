import type { CaseFile } from './case-file.ts'
import type { ClockContext } from './clocks/deadline.ts'
import { fromClocks } from './work/from-clocks.ts'
import { fromClosing, fromDanger, fromQuestions, fromTasks } from './work/from-people.ts'
import { fromOverrides } from './work/from-overrides.ts'
import { fromPlan } from './work/from-plan.ts'
import { fromReferrals } from './work/from-referrals.ts'
import { fromReturns } from './work/from-returns.ts'
import { fromRecusals } from './work/from-recusals.ts'
import { passedOn } from './work/passed-on.ts'
import { reminded } from './work/reminded.ts'
import type { WorkItem } from './work/work-item.ts'

/**
 * All that somebody has to do in a folder, each row once for each person or group that owns it. Owners are user ids, or
 * `triage:<school>`, `on-call`, `district-leads`, `staff-matters`. A row that starts with `waiting:` belongs to whoever
 * waits for another. Rows of `on-call` and of missed actions are shown from their `amberAt` on. Overdue is computed when
 * read: nothing here knows now. Whoever is kept out of the folder owns none.
 */
export const workItems = (file: CaseFile, context: ClockContext): WorkItem[] =>
  reminded(
    lists.flatMap((list) => list(file, context)).flatMap((item) => passedOn(file, item)),
    file,
    context,
  )

const lists = [
  fromDanger,
  fromClocks,
  fromTasks,
  fromPlan,
  fromReferrals,
  fromReturns,
  fromQuestions,
  fromClosing,
  fromOverrides,
  fromRecusals,
] as const
