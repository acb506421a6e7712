import type { FileRow, ReadRecords } from '#db/records/records.ts'
import type { StudentAnswer, StudentRows } from './which-student.ts'
import { unsure } from './which-student.ts'

/** What a report needs of the house: the students it may mean, the schools, the files that came with it. */
export interface ReportRows {
  students: StudentRows
  schools: readonly { id: string; name: string }[]
  files: readonly FileRow[]
}

const mostOffered = 8

/** Reads the roster for the answer to "Which student?". Similar names are looked for in the same school. */
export async function reportRows(
  records: ReadRecords,
  answer: StudentAnswer & { files: readonly string[] },
): Promise<ReportRows> {
  const schools = (await records.district.schools()).map(({ id, name }) => ({ id, name }))
  const files = await records.files.byIds(answer.files)
  const student = answer.nameNotKnown === 'yes' ? undefined : answer.student
  if (!student) return { students: { matches: [] }, schools, files }
  const chosen =
    answer.studentId && answer.studentId !== unsure ? await records.people.byId(answer.studentId) : undefined
  if (chosen?.kind === 'student') return { students: { chosen, matches: [] }, schools, files }
  const byNumber = /^\d+$/.test(student) ? await records.people.byStudentNumber(student) : undefined
  const found = await records.people.search(student, { kind: 'student', limit: mostOffered })
  const first = found[0]
  const alike =
    found.length === 1 && first
      ? (await records.people.lookAlikes(first.id)).filter((one) => one.schoolId === first.schoolId)
      : []
  return { students: { byNumber, matches: [...found, ...alike].slice(0, mostOffered) }, schools, files }
}
