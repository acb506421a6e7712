import type { CaseFile } from './case-file.ts'
import { isAdultConcern } from './identity.ts'
import type { Profile } from './profiles/profile.ts'

/** What the law says of telling police here, by whom the concern is about. */
export interface PoliceLaw {
  question: string
  basis: string
  /** `unknown`: the grade is not known. */
  covers: 'yes' | 'no' | 'unknown'
  notCovered: string
}

/** Whether the law's duty to report covers the student of concern. The grades and the words are the profile's. */
export function policeLaw(file: CaseFile, { policeReport }: Pick<Profile, 'policeReport'>): PoliceLaw {
  const { question, notCovered, notAStudent, basis } = policeReport
  if (isAdultConcern(file)) return { question, basis: '', covers: 'no', notCovered: notAStudent }
  const grade = file.student?.grade
  return {
    question,
    basis: basis.text,
    covers: grade === undefined ? 'unknown' : policeReport.grades.includes(grade) ? 'yes' : 'no',
    notCovered,
  }
}

/** What the answer holds beforehand: below the grades of the law it doesn't apply, with the reason. */
export const dutyPrefill = (law: PoliceLaw): Record<string, string> =>
  law.covers === 'no' ? { answer: 'not-applicable', reason: law.notCovered } : {}
