import type { CaseFile } from './case-file.ts'
import type { Instant } from './time.ts'
import { isFinished, isScreening } from './stages.ts'

/** How a student comes to a school or leaves it, as a registrar records it. */
export const enrolmentEvents = ['returned', 'transferred-in', 'transferred-out'] as const
export type EnrolmentEvent = (typeof enrolmentEvents)[number]

export const enrolmentWords: Readonly<Record<EnrolmentEvent, string>> = {
  returned: 'Comes back',
  'transferred-in': 'Comes from another school',
  'transferred-out': 'Leaves for another school',
}

/** Whether a student is about to start at a school. */
export const begins = (event: EnrolmentEvent): boolean => event !== 'transferred-out'

/**
 * Whether a folder still asks for its team to meet before the student starts (P15, R20): it is under way, or a screening
 * keeps the student away, and since the event was recorded nobody met, nor decided a return.
 */
export function meetingBeforeStart(file: CaseFile, event: EnrolmentEvent, recordedAt: Instant): boolean {
  if (!begins(event) || isFinished(file.stage) || file.student?.concern !== 'student') return false
  if (isScreening(file.stage) && !file.interim.some(({ ended }) => ended === null)) return false
  return ![...file.meetings, ...file.plan.returns].some((one) => one.recordedAt >= recordedAt)
}

/** The kind of entry by which a folder learns that its student comes or goes. */
export const enrolmentKind = 'enrolment'

/** Under which topic, and by which id, a folder waits to be told of an event. */
export const enrolmentTopic = 'enrolment'
export const outboxIdOf = (enrolmentId: string, caseId: string): string => `${enrolmentId} ${caseId}`
export const enrolmentIdIn = (outboxId: string): string => outboxId.split(' ')[0] ?? ''

/** What whoever leads the folder is asked because of an event, and on which day it is due at the latest. */
export const askedBecauseOf: Readonly<Record<EnrolmentEvent, { what: string; why: string }>> = {
  returned: { what: 'Meet before the student starts', why: 'The registrar recorded that the student comes back' },
  'transferred-in': {
    what: 'Meet before the student starts, and ask the school before for its record',
    why: 'The registrar recorded that the student comes from another school',
  },
  'transferred-out': {
    what: 'Decide what goes to the new school with the student, and tell its team',
    why: 'The registrar recorded that the student leaves. What protects somebody goes on until the new team decides.',
  },
}
