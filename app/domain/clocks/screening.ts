import type { CaseFile } from '../case-file.ts'
import { opensCase } from '../screening.ts'
import { clockRule } from '../profiles/profile.ts'
import { nextSchoolMorning } from '../school-calendar.ts'
import type { Act } from '../stages.ts'
import { deadline, leadGroupOf, metAtOnce, running, triageGroupOf } from './deadline.ts'
import type { Clock } from './deadline.ts'

/** Whether a report names a weapon, a target or a time: then the screening is urgent (P3). */
export const isUrgent = (file: CaseFile): boolean =>
  file.reports.some((report) => report.weapon === 'yes' || report.namesTimeOrTarget || report.danger === 'yes')

const endsOrResumes: readonly Act[] = ['screen-out', 'open', 'join', 'unjoin', 'unjoin-unopened']
const resumes: readonly Act[] = ['unjoin', 'unjoin-unopened']

/** Two people screen every report; the clock ends when the screening ends, or a case opens. */
export const triageClock: Clock = (file, context) => {
  const opened = file.triage.acknowledged
  if (!opened) return []
  const last = file.stageLog.findLast(({ act }) => endsOrResumes.includes(act))
  const ended = last && resumes.includes(last.act) ? undefined : last
  return running(
    deadline(
      isUrgent(file) ? 'triage-urgent' : 'triage',
      {
        about: opened.entryId,
        owner: triageGroupOf(file),
        startedAt: opened.at,
        met: ended ? metAtOnce(ended.at, context.calendar) : null,
      },
      context,
    ),
  )
}

/** An opening or an emergency took effect with one name; a second person confirms before the student's next arrival. */
export const confirmOpeningClock: Clock = (file, context) => {
  const rule = clockRule(context.profile, 'confirm-opening')
  return file.triage.proposals
    .filter((one) => opensCase(one.outcome))
    .slice(-1)
    .flatMap((one) =>
      running(
        deadline(
          'confirm-opening',
          {
            about: one.entryId,
            owner: triageGroupOf(file),
            startedAt: one.at,
            dueAt: nextSchoolMorning(context.calendar, one.at, rule.at ?? context.calendar.schoolHours.from),
            met: one.confirmed ? metAtOnce(one.confirmed.at, context.calendar) : null,
          },
          context,
        ),
      ),
    )
}

/** Police are told at once where they must be; it runs from when the first person was aware (P17). */
export const policeClock: Clock = (file, context) => {
  const { awareSince, mustReport, told } = file.police
  if (!awareSince || mustReport?.answer !== 'yes') return []
  const [first] = told
  const recorded = first && file.timeline.find((line) => line.entryId === first.entryId)?.recordedAt
  const met = first && { happened: first.at, recordedAt: recorded ?? awareSince }
  return running(
    deadline(
      'police-told',
      { about: mustReport.entryId, owner: leadGroupOf(file), startedAt: awareSince, dueAt: awareSince, met },
      context,
    ),
  )
}
