import type { CaseFile } from '../case-file.ts'
import type { ContactFact } from '../file/people.ts'
import type { EntryId } from '../ids.ts'
import type { Act } from '../stages.ts'
import type { Instant } from '../time.ts'
import { deadline, isSince, leadGroupOf, running } from './deadline.ts'
import type { Clock, Met } from './deadline.ts'

const reached = (contacts: readonly ContactFact[]): Met | null => {
  const [first] = contacts.filter((one) => one.reached === 'yes')
  return first ? { happened: first.happened, recordedAt: first.recordedAt } : null
}

/** From when the parents are to be called: a case opened or reopened, by an entry, and calls from `since` on count. */
interface Call {
  about: EntryId
  at: Instant
  since: Instant | null
}

/** The opening, and the last reopening: it starts the clock anew, and a call from before the end counts for it no more. */
function callsOwed(file: CaseFile): Call[] {
  const opened = file.stageLog.find(({ act }) => act === 'open')
  const again = file.closing.reopened.at(-1)
  const ended = again && file.stageLog.findLast(({ act, at }) => ends.includes(act) && at <= again.at)
  const first = opened?.entryId ?? file.student?.entryId
  return [
    ...(file.openedAt && first && (opened || !again) ? [{ about: first, at: file.openedAt, since: null }] : []),
    ...(again ? [{ about: again.entryId, at: again.at, since: ended?.at ?? null }] : []),
  ]
}
const ends: readonly Act[] = ['close', 'screen-out']

/**
 * The student's parents hear from the team on the day a case opens, or reopens, once the student is known. A call before
 * the opening counts; it stops where two people agreed, with a reason, not to call for now.
 */
export const parentClock: Clock = (file, context) => {
  if (file.student?.concern !== 'student') return []
  const known = file.timeline.find((line) => line.entryId === file.student?.entryId)?.recordedAt
  const parents = file.contacts.filter((one) => one.with === 'parent')
  const owed = callsOwed(file)
  return owed.flatMap(({ about, at, since }, n) => {
    const calls = parents.filter((one) => since === null || isSince(one.happened, since, context.calendar))
    const notCalled = calls.findLast((one) => one.notCalled)?.notCalled ?? null
    const stopped = n < owed.length - 1 ? 'The case was closed.' : null
    return running(
      deadline(
        'parent-contacted',
        {
          about,
          owner: leadGroupOf(file),
          startedAt: known && known > at ? known : at,
          met: reached(calls),
          stopped: notCalled ?? stopped,
        },
        context,
      ),
    )
  })
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

/** A letter that went out, or a message that reached them: a call is no notice in writing, nor is a message that asks for one. */
const inWriting = ({ how, reached: answer }: ContactFact): boolean =>
  how === 'letter' ? answer === 'yes' || answer === 'message-left' : how === 'message' && answer === 'yes'

/** The parents of each student who might be hurt have it in writing too. */
export const targetParentWrittenClock: Clock = (file, context) =>
  file.targets
    .filter((target) => target.kind === 'student')
    .flatMap((target) => {
      const sent = file.contacts.find(
        (one) => one.with === 'target-parent' && one.targetEntryId === target.root && inWriting(one),
      )
      return running(
        deadline(
          'target-parent-written',
          {
            about: target.root,
            owner: leadGroupOf(file),
            startedAt: target.identifiedAt,
            met: sent ? { happened: sent.happened, recordedAt: sent.recordedAt } : null,
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
