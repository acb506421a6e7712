import type { CaseFile } from '#app/domain/case-file.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'

/** What the law says of telling police here, by the student's grade. */
export interface PoliceLaw {
  question: string
  basis: string
  /** `unknown`: the grade is not known. */
  covers: 'yes' | 'no' | 'unknown'
  notCovered: string
}

/** Whether the law's duty to report covers the student of concern. The grades and the words are the profile's. */
export function policeLaw(file: CaseFile, { policeReport }: Pick<Profile, 'policeReport'>): PoliceLaw {
  const grade = file.student?.grade
  return {
    question: policeReport.question,
    basis: policeReport.basis.text,
    covers: grade === undefined ? 'unknown' : policeReport.grades.includes(grade) ? 'yes' : 'no',
    notCovered: policeReport.notCovered,
  }
}

/** What the answer holds beforehand: below the grades of the law it doesn't apply, with the reason. */
export const dutyPrefill = (law: PoliceLaw): Record<string, string> =>
  law.covers === 'no' ? { answer: 'not-applicable', reason: law.notCovered } : {}
