import { isRecused, leadOf } from '../file/people.ts'
import { recusalQuestion } from '../recusal.ts'
import { endOfSchoolDay } from '../school-calendar.ts'
import { caseHref } from './links.ts'
import { workItem } from './work-item.ts'
import type { Worklist } from './work-item.ts'

/**
 * Whether somebody belongs to the student's family is asked of the lead; of the district leads where there is no lead,
 * or it is about the lead. Nobody else is told that it is asked.
 */
export const fromRecusals: Worklist = (file, context) => {
  const lead = leadOf(file.team)?.userId
  return file.recusals
    .filter(({ state }) => state === 'asked')
    .map((one) =>
      workItem(
        file,
        {
          about: `recusal:${one.entryId}`,
          owner: lead && lead !== one.userId && !isRecused(file, lead) ? lead : 'district-leads',
          what: recusalQuestion(one),
          why: one.holds ? 'They can’t see the case until you answer' : 'Answer before they join the team',
          href: caseHref(file.id, `recusals/${one.entryId}/answer`),
          dueAt: endOfSchoolDay(context.calendar, one.since, 1),
        },
        context,
      ),
    )
}
