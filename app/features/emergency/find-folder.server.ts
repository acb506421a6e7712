import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { asNumber } from '#app/domain/typed-number.ts'
import type { CaseId } from '#app/domain/ids.ts'
import { nameWords } from '#app/domain/names.ts'
import { isFinished } from '#app/domain/stages.ts'

interface Asked {
  number?: string
  student?: string
  schoolId?: string
}

/** People of one name who are looked at, at most. */
const mostAlike = 20

/** Folders that a number or a student names, whoever may see them: to judge a right to each, never to be shown. */
export async function foldersAsked(
  records: ReadRecords,
  fileOf: (id: CaseId) => Promise<CaseFile | undefined>,
  asked: Asked,
): Promise<CaseFile[]> {
  const ids = asked.number ? await byNumber(records, asked.number) : await byStudent(records, asked)
  const files = await Promise.all([...new Set(ids)].map(fileOf))
  return files.filter((file) => file !== undefined)
}

/** Those that somebody means in an emergency: what still runs, before what is finished. */
export const running = (files: readonly CaseFile[]): CaseFile[] => {
  const open = files.filter(({ stage }) => !isFinished(stage))
  return open.length > 0 ? open : [...files]
}

async function byNumber(records: ReadRecords, number: string): Promise<CaseId[]> {
  const found = await records.index.byNumber(asNumber(number))
  return found ? [found] : []
}

async function byStudent(records: ReadRecords, { student = '', schoolId }: Asked): Promise<CaseId[]> {
  const people = /\d/.test(student)
    ? [await records.people.byStudentNumber(student)].filter((one) => one !== undefined)
    : (await records.people.search(student, { schoolId, kind: 'student', limit: mostAlike })).filter(({ name }) =>
        sameName(name, student),
      )
  const folders = await Promise.all(people.map(({ id }) => records.index.ofPerson(id)))
  return folders.flat().flatMap(({ caseId, role }) => (role === 'student of concern' ? [caseId] : []))
}

const sameName = (one: string, other: string): boolean => nameWords(one).join(' ') === nameWords(other).join(' ')
