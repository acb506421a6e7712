import type { CaseFile } from '../case-file.ts'
import { levelNow, approvalDueAt } from '../level-of-concern.ts'
import type { LevelOrNone } from '../profiles/profile.ts'
import type { EntryId } from '../ids.ts'
import type { Instant } from '../time.ts'
import { deadline, isSince, leadGroupOf, metAtOnce, running } from './deadline.ts'
import type { Clock, ClockContext, Deadline } from './deadline.ts'

/** What a clock is set apart by now: the level by which everybody acts, or none. */
export const levelOrNone = (file: CaseFile): LevelOrNone => levelNow(file)?.level ?? 'not-assessed'

/** The level by which people acted at a moment in the past. */
const levelAt = (file: CaseFile, at: Instant): LevelOrNone => {
  const proposed = file.level.proposals.findLast((one) => one.at <= at && !one.sentBack)
  if (proposed) return proposed.level
  return file.level.working && file.level.working.at <= at ? file.level.working.level : 'not-assessed'
}

/** The team meets after a case opens, and again after it reopens. */
export const meetingClock: Clock = (file, context) => {
  const opened = file.stageLog.find(({ act }) => act === 'open')
  const reopened = file.closing.reopened.at(-1)
  return [
    ...(opened ? meetingAfter(file, opened, reopened ? 'The case was closed.' : null, context) : []),
    ...(reopened ? meetingAfter(file, reopened, null, context) : []),
  ]
}

function meetingAfter(
  file: CaseFile,
  start: { entryId: EntryId; at: Instant },
  stopped: string | null,
  context: ClockContext,
): Deadline[] {
  const held = file.meetings.find((one) => isSince(one.happened, start.at, context.calendar))
  return running(
    deadline(
      'meeting',
      {
        about: start.entryId,
        owner: leadGroupOf(file),
        startedAt: start.at,
        level: held ? levelAt(file, held.happened.at ?? held.recordedAt) : levelOrNone(file),
        met: held ? { happened: held.happened, recordedAt: held.recordedAt } : null,
        stopped,
      },
      context,
    ),
  )
}

/** Somebody else approves each proposed level (P4). A question or a newer proposal stops the clock. */
export const approvalClock: Clock = (file, context) =>
  file.level.proposals.flatMap((one, n) =>
    running(
      deadline(
        'level-approval',
        {
          about: one.entryId,
          owner: 'district-leads',
          startedAt: one.at,
          dueAt: approvalDueAt(one.at, context.profile, context.calendar),
          met: one.approval ? metAtOnce(one.approval.at, context.calendar) : null,
          stopped: one.sentBack
            ? 'Sent back with a question.'
            : file.level.proposals[n + 1]
              ? 'A newer level was proposed.'
              : null,
        },
        context,
      ),
    ),
  )
