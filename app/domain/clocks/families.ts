import type { CaseFile } from '../case-file.ts'
import type { ContactFact } from '../file/people.ts'
import type { Instant } from '../time.ts'
import { deadline, leadGroupOf, running } from './deadline.ts'
import type { Clock, Met } from './deadline.ts'

const reached = (contacts: readonly ContactFact[]): Met | null => {
  const [first] = contacts.filter((one) => one.reached === 'yes')
  return first ? { happened: first.happened, recordedAt: first.recordedAt } : null
}

/** When the student of concern was known and a case open: the later of the two. */
function knownAndOpenAt(file: CaseFile): Instant | null {
  const known = file.timeline.find((line) => line.entryId === file.student?.entryId)?.recordedAt
  if (!file.openedAt || file.student?.concern !== 'student') return null
  return known && known > file.openedAt ? known : file.openedAt
}

/**
 * The student's parents hear from the team on the day a case opens. A call before the opening counts; it stops where two
 * people agreed, with a reason, not to call for now.
 */
export const parentClock: Clock = (file, context) => {
  const startedAt = knownAndOpenAt(file)
  if (!startedAt || !file.student) return []
  const calls = file.contacts.filter((one) => one.with === 'parent')
  const met = reached(calls)
  const notCalled = calls.findLast((one) => one.notCalled)?.notCalled ?? null
  const about = file.stageLog.find(({ act }) => act === 'open')?.entryId ?? file.student.entryId
  return running(
    deadline('parent-contacted', { about, owner: leadGroupOf(file), startedAt, met, stopped: notCalled }, context),
  )
}

/** The parents of each student who might be hurt are told, in a screening as in a case. */
export const targetParentClock: Clock = (file, context) =>
  file.targets
    .filter((target) => target.kind === 'student')
    .flatMap((target) => {
      const told = target.parentTold && { happened: target.parentTold.at, recordedAt: target.recordedAt }
      const called = reached(
        file.contacts.filter((one) => one.with === 'target-parent' && one.targetEntryId === target.root),
      )
      return running(
        deadline(
          'target-parent-told',
          {
            about: target.root,
            owner: leadGroupOf(file),
            startedAt: target.identifiedAt,
            met: earlier(told, called),
            stopped: target.parentNotNeeded ?? null,
          },
          context,
        ),
      )
    })

const earlier = (one: Met | null, other: Met | null): Met | null => {
  if (!one || !other) return one ?? other
  return (one.happened.at ?? one.happened.on) <= (other.happened.at ?? other.happened.on) ? one : other
}
