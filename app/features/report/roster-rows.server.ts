import type { FileRow, ReadRecords } from '#db/records/records.ts'
import type { Related } from '#app/domain/related.ts'
import { nameWords } from '#app/domain/names.ts'
import { dutyRowsOf, relatedTo } from '#app/gates/kept-out.server.ts'
import type { DutyRows } from '#app/policy/duties.ts'
import type { StaffPerson, StudentAnswer, StudentRows } from './which-student.ts'
import { unsure, whichStudent } from './which-student.ts'

/** What a report needs of the house: the students it may mean, the schools, the files that came with it. */
export interface ReportRows {
  students: StudentRows
  schools: readonly { id: string; name: string }[]
  files: readonly FileRow[]
  /** Accounts that seem to belong to the family of the student meant. */
  related: readonly Related[]
  duties: DutyRows
}

const mostOffered = 8

/** Reads the roster for the answer to "Which student?". Similar names are looked for in the same school. */
export async function reportRows(
  records: ReadRecords,
  answer: StudentAnswer & { files: readonly string[] },
): Promise<ReportRows> {
  const rows = await rosterRows(records, answer)
  const duties = await dutyRowsOf(records)
  const which = whichStudent(answer, rows.students)
  const related = which.who === 'person' ? await relatedTo(records, which.person.id) : []
  return { ...rows, duties, related }
}

async function rosterRows(
  records: ReadRecords,
  answer: StudentAnswer & { files: readonly string[] },
): Promise<Omit<ReportRows, 'related' | 'duties'>> {
  const schools = (await records.district.schools()).map(({ id, name }) => ({ id, name }))
  const files = await records.files.byIds(answer.files)
  if (answer.whom === 'staff') {
    return { students: { matches: [], staff: await staffCalled(records, answer.staffName) }, schools, files }
  }
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

/** The account, and the person on the staff roster, of whom a reporter gives the whole name; nothing where two have it. */
async function staffCalled(records: ReadRecords, name: string | undefined): Promise<StaffPerson | undefined> {
  if (!name) return undefined
  const called = (one: { name: string }) => nameWords(one.name).join(' ') === nameWords(name).join(' ')
  const users = (await records.users.all()).filter(called)
  const people = (await records.people.search(name, { kind: 'staff', limit: mostOffered })).filter(called)
  const user = users.length === 1 ? users[0] : undefined
  const person = people.length === 1 ? people[0] : undefined
  return {
    name: user?.name ?? person?.name ?? name,
    userId: user?.id ?? person?.userId ?? undefined,
    personId: person?.id,
  }
}
