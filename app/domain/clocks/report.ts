import { isLifeSafety } from '../file/report.ts'
import { clockRule } from '../profiles/profile.ts'
import { isSchoolDay, nextSchoolMorning } from '../school-calendar.ts'
import { localOf, plusMinutes } from '../time.ts'
import type { Instant } from '../time.ts'
import { deadline, metAtOnce, running, triageGroupOf } from './deadline.ts'
import type { Clock, ClockContext } from './deadline.ts'

/**
 * Until when somebody opens a report received at a moment. Danger: minutes, day and night. Else within the hour while
 * somebody is at school, and first thing on the next school day otherwise.
 */
export function acknowledgeDueAt(receivedAt: Instant, danger: boolean, { profile, calendar }: ClockContext): Instant {
  const rule = clockRule(profile, danger ? 'acknowledge-danger' : 'acknowledge')
  const within = plusMinutes(receivedAt, rule.minutes ?? 0)
  if (danger || !rule.schoolHoursOnly) return within
  return readFrom(receivedAt, { profile, calendar })
    ? within
    : nextSchoolMorning(calendar, receivedAt, morningOf(rule, calendar))
}

/** Whether reports are read at a moment: on a school day, from the morning hour to the end of school. */
export function readFrom(at: Instant, { profile, calendar }: ClockContext): boolean {
  const local = localOf(at, calendar.zone)
  const morning = morningOf(clockRule(profile, 'acknowledge'), calendar)
  return isSchoolDay(calendar, local.day) && local.time >= morning && local.time < calendar.schoolHours.to
}

const morningOf = (rule: { at?: string }, calendar: ClockContext['calendar']): string =>
  rule.at ?? calendar.schoolHours.from

/**
 * The report that opened the folder is itself opened by a named person: from when it was received, or from when it was
 * taken out of a folder to which it was joined without having been opened.
 */
export const acknowledgeClock: Clock = (file, context) => {
  const [report] = file.reports
  if (!report) return []
  const danger = isLifeSafety(report)
  const opened = file.triage.acknowledged
  const last = file.stageLog.findLast(({ act }) => act === 'unjoin-unopened')
  const startedAt = last?.at ?? report.receivedAt
  return running(
    deadline(
      danger ? 'acknowledge-danger' : 'acknowledge',
      {
        about: report.entryId,
        owner: triageGroupOf(file),
        startedAt,
        dueAt: acknowledgeDueAt(startedAt, danger, context),
        met: opened ? metAtOnce(opened.at, context.calendar) : null,
        stopped: file.stage === 'reported' ? null : 'The report went on without it.',
      },
      context,
    ),
  )
}
