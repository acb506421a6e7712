import type { ClosingReason } from '#app/domain/closing-reasons.ts'

/**
 * The criteria that are answered before a case closes (forms.md 2.15), in the order of the page. `about` names each
 * where its question doesn't stand beside it.
 */
export const criteria = [
  { id: 'concernResolved', asks: 'Is the original concern resolved?', about: 'the original concern' },
  { id: 'grievanceAddressed', asks: 'Is the grievance addressed?', about: 'the grievance' },
  { id: 'protectiveInPlace', asks: 'Is what helps the student in place?', about: 'what helps the student' },
  { id: 'nothingNew', asks: 'Has there been no new threat and no breach of the plan?', about: 'threats and breaches' },
  { id: 'meansSafe', asks: 'Are weapons out of reach, at every address?', about: 'weapons' },
  { id: 'supportsHold', asks: 'Do the supports go on by themselves?', about: 'the supports' },
  {
    id: 'informed',
    asks: 'Do parents, and the students who might have been hurt, know that the plan ends?',
    about: 'who knows',
  },
  {
    id: 'tracksDone',
    asks: 'Are special education, discipline and law enforcement done or handed over?',
    about: 'the other tracks',
  },
] as const
export type Criterion = (typeof criteria)[number]['id']

export const closingReasonWords: Readonly<Record<ClosingReason, string>> = {
  resolved: 'Resolved',
  'moved-away': 'Transferred to another district',
  'left-school': 'Graduated or left school',
  'other-process': 'Moved to another process',
  mistake: 'Opened in error, or about the wrong person',
  died: 'The student died',
}
