import type { FileRow, PersonRow, ReadRecords } from '#db/records/records.ts'
import type { Related } from '#app/domain/related.ts'
import { nameWords } from '#app/domain/names.ts'
import { dutyRowsOf, relatedTo } from '#app/gates/kept-out.server.ts'
import type { DutyRows } from '#app/policy/duties.ts'
import type { Adult, StudentAnswer, StudentRows } from './which-student.ts'
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
    return { students: { matches: [], adult: await adultCalled(records, answer.staffName, ['staff']) }, schools, files }
  }
  if (answer.whom === 'other') {
    const adult = await adultCalled(records, answer.otherName, ['guardian', 'other', 'student'])
    return { students: { matches: [], adult }, schools, files }
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

/**
 * The account, and the person on the roster among those of `kinds`, of whom a reporter gives the whole name; nothing where
 * two have it. Of students only those who are at no school any more are meant by somebody else (R28).
 */
async function adultCalled(
  records: ReadRecords,
  name: string | undefined,
  kinds: readonly PersonRow['kind'][],
): Promise<Adult | undefined> {
  if (!name) return undefined
  const called = (one: { name: string }) => nameWords(one.name).join(' ') === nameWords(name).join(' ')
  const isMeant = (one: PersonRow) => called(one) && (one.kind !== 'student' || one.schoolId === null)
  const users = (await records.users.all()).filter(called)
  const people = (
    await Promise.all(kinds.map((kind) => records.people.search(name, { kind, limit: mostOffered })))
  ).flatMap((found) => found.filter(isMeant))
  const user = users.length === 1 ? users[0] : undefined
  const person = people.length === 1 ? people[0] : undefined
  return {
    name: user?.name ?? person?.name ?? name,
    userId: user?.id ?? person?.userId ?? undefined,
    personId: person?.id,
  }
}
