import { leadWhoAnswers, recusalQuestion } from '../recusal.ts'
import { concernsStaff } from '../identity.ts'
import { endOfSchoolDay } from '../school-calendar.ts'
import { caseHref } from './links.ts'
import { chairsOf, workItem } from './work-item.ts'
import type { Worklist } from './work-item.ts'

/** Whether a row asks if this person is related to the student: they are not asked themselves. */
export const isRecusalQuestion = (itemId: string, userId: string): boolean =>
  itemId.includes(':recusal:') && itemId.endsWith(`:${userId}`)

/**
 * Whether somebody belongs to the student's family is asked of the lead; where there is none who can say so, or it is
 * about the lead, of the district leads and of the chair of the school. Nobody else is told that it is asked: the row's id
 * ends with whom it is about, who is not.
 */
export const fromRecusals: Worklist = (file, context) =>
  file.recusals
    .filter(({ state }) => state === 'asked')
    .flatMap((one) => {
      const lead = leadWhoAnswers(file, one)
      const about = (asked: string) => `recusal:${one.entryId}:${asked}:${one.userId}`
      const given = {
        what: recusalQuestion(one),
        why: one.holds ? 'They can’t see the case until you answer' : 'Answer before they join the team',
        href: caseHref(file.id, `recusals/${one.entryId}/answer`),
        dueAt: endOfSchoolDay(context.calendar, one.since, 1),
      }
      const first = workItem(file, { about: about('lead'), owner: lead ?? 'district-leads', ...given }, context)
      if (lead || !file.schoolId || concernsStaff(file)) return [first]
      return [first, workItem(file, { about: about('chair'), owner: chairsOf(file.schoolId), ...given }, context)]
    })
