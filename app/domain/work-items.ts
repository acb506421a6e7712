import type { CaseFile } from './case-file.ts'
import type { ClockContext } from './clocks/deadline.ts'
import { fromClocks } from './work/from-clocks.ts'
import { fromClosing, fromDanger, fromQuestions, fromTasks } from './work/from-people.ts'
import { fromOverrides } from './work/from-overrides.ts'
import { fromPlan } from './work/from-plan.ts'
import { fromReferrals } from './work/from-referrals.ts'
import { reminded } from './work/reminded.ts'
import type { WorkItem } from './work/work-item.ts'

/**
 * All that somebody has to do in a folder, each row once for each person or group that owns it. Owners are user ids, or
 * `triage:<school>`, `on-call`, `district-leads`. A row that starts with `waiting:` belongs to whoever waits for
 * another. Rows of `on-call` and of missed actions are shown from their `amberAt` on. Overdue is computed when read: nothing here knows now.
 */
export const workItems = (file: CaseFile, context: ClockContext): WorkItem[] =>
  reminded(
    [fromDanger, fromClocks, fromTasks, fromPlan, fromReferrals, fromQuestions, fromClosing, fromOverrides].flatMap(
      (list) => list(file, context),
    ),
    file,
    context,
  )
