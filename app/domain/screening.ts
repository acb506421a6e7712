import type { CaseFile } from './case-file.ts'
import type { ScreeningOutcome, TriageProposal } from './file/report.ts'
import { isScreening } from './stages.ts'

/**
 * Whether nobody opened the report but by joining it to another folder: both were one act. Taken out again, it waits to
 * be opened like any other, for nobody has begun to screen it.
 */
export const openedByJoining = (file: CaseFile): boolean => file.triage.joinedTo?.openedIt === true

/** These take effect with one name and are confirmed afterwards; the others wait for a second person (P3). */
export const opensCase = (outcome: ScreeningOutcome): boolean => outcome === 'open' || outcome === 'emergency'

/**
 * The proposal that waits for a second person, if one does. A question sends a quick close back; an opening stands, is
 * answered on record, and still waits to be confirmed.
 */
export const proposalWaiting = (file: CaseFile): TriageProposal | undefined => {
  const last = file.triage.proposals.at(-1)
  if (!last || last.confirmed) return undefined
  return last.sentBack && !opensCase(last.outcome) ? undefined : last
}

/**
 * Whether triage is at work: before a case, and after an opening until a second person has confirmed it. So long the
 * school's triage group and the people on call see the folder and act in it (P3, P9).
 */
export const inTriage = (file: CaseFile): boolean => isScreening(file.stage) || proposalWaiting(file) !== undefined
