import type { CaseFile } from '../case-file.ts'
import type { Owner } from '../clocks/deadline.ts'
import type { EntryId } from '../ids.ts'
import { membershipOf } from '../file/people.ts'
import { nextSchoolDay } from '../school-calendar.ts'
import type { SchoolCalendar } from '../school-calendar.ts'
import { isFinished } from '../stages.ts'
import type { Day } from '../time.ts'
import { caseHref } from './links.ts'
import { workItem } from './work-item.ts'
import type { Worklist } from './work-item.ts'

/** What somebody asks after an appointment, in words that name neither the clinic nor the reason. */
export const askIfKept = 'Ask whether the appointment was kept'
export const askIfKeptPlace = 'outcomes/referral/attended'

/** Appointments of which nobody has said whether they were kept: asked by the next school day. */
export function appointmentsToAsk(
  file: CaseFile,
  calendar: SchoolCalendar,
): { root: EntryId; owner: Owner; dueOn: Day }[] {
  if (isFinished(file.stage)) return []
  return file.outcomes.mentalHealth.flatMap(({ root, by, attended, appointmentOn }) => {
    if (attended !== 'not-yet' || !appointmentOn) return []
    const owner = membershipOf(file.team, by) ? by : (`lead:${file.id}` as const)
    return [{ root, owner, dueOn: nextSchoolDay(calendar, appointmentOn) }]
  })
}

/** Each appointment comes back to whoever arranged it, until its loop is closed. */
export const fromReferrals: Worklist = (file, context) =>
  appointmentsToAsk(file, context.calendar).map(({ root, owner, dueOn }) =>
    workItem(
      file,
      {
        about: `appointment:${root}:${dueOn}`,
        owner,
        what: askIfKept,
        why: 'A referral is done when it was kept',
        href: caseHref(file.id, askIfKeptPlace),
        dueOn,
      },
      context,
    ),
  )
