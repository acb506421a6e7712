/** The criteria that are answered before a case closes (forms.md 2.15), in the order of the page. */
export const criteria = [
  { id: 'concernResolved', asks: 'Is the original concern resolved?' },
  { id: 'grievanceAddressed', asks: 'Is the grievance addressed?' },
  { id: 'protectiveInPlace', asks: 'Is what helps the student in place?' },
  { id: 'nothingNew', asks: 'Has there been no new threat and no breach of the plan?' },
  { id: 'meansSafe', asks: 'Are weapons out of reach, at every address?' },
  { id: 'supportsHold', asks: 'Do the supports go on by themselves?' },
  { id: 'informed', asks: 'Do parents, and the students who might have been hurt, know that the plan ends?' },
  { id: 'tracksDone', asks: 'Are special education, discipline and law enforcement done or handed over?' },
] as const
export type Criterion = (typeof criteria)[number]['id']

export const closingReasons = ['resolved', 'moved-away', 'left-school', 'other-process', 'mistake', 'died'] as const
export const closingReasonWords: Readonly<Record<(typeof closingReasons)[number], string>> = {
  resolved: 'Resolved',
  'moved-away': 'Transferred to another district',
  'left-school': 'Graduated or left school',
  'other-process': 'Moved to another process',
  mistake: 'Opened in error',
  died: 'The student died',
}
