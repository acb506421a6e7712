import type { PersonRow, ReadRecords } from '#db/records/records.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import type { Choice, Choices } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { knownName } from '#app/domain/identity.ts'
import { dayText } from '#app/ui/when.ts'

/** A person beside others of similar names, with what tells them apart (P10). */
export interface PersonCompared {
  id: string
  name: string
  meant: boolean
  facts: readonly { label: string; value: string }[]
}

export interface IdentityAround {
  people: readonly PersonCompared[]
  alike: boolean
  correcting: boolean
}

type Work = CaseQueryWork<unknown>

/** Whom the page is about: chosen by search, else named in the report or confirmed before. */
async function meantBy({ input, caseFile, records }: Work): Promise<PersonRow | undefined> {
  const { person } = input as { person?: unknown }
  const asked = typeof person === 'string' ? person : caseFile.student?.personId
  return asked ? records.people.byId(asked) : undefined
}

const alikeTo = (records: ReadRecords, person: PersonRow | undefined): Promise<PersonRow[]> =>
  person ? records.people.lookAlikes(person.id) : Promise.resolve([])

const choiceOf = ({ id, name, grade }: PersonRow): Choice => ({
  value: id,
  label: name,
  hint: grade ? `grade ${grade}` : undefined,
})

/** The person to confirm and everybody of a similar name, as choices. */
export async function identityChoices(work: Work): Promise<Choices> {
  const person = await meantBy(work)
  const alike = await alikeTo(work.records, person)
  return { students: person ? [person, ...alike].map(choiceOf) : [], people: alike.map(choiceOf) }
}

/** What somebody on the roster is as the one whom a concern is about. */
const concernOf = { student: 'student', staff: 'staff', guardian: 'other', other: 'other' } as const

export async function identityPrefill(work: Work): Promise<FormObject> {
  const person = await meantBy(work)
  const { student } = work.caseFile
  const name = knownName(work.caseFile)
  if (!person && student?.concern === 'staff') {
    return { concern: 'staff', name, ...(student.userId ? { userId: student.userId } : {}) }
  }
  if (!person) return student?.concern === 'other' ? { concern: 'other', name } : {}
  return { concern: concernOf[person.kind], personId: person.id }
}

/** What is laid side by side above the form. */
export async function identityAround(work: Work): Promise<IdentityAround> {
  const person = await meantBy(work)
  const alike = await alikeTo(work.records, person)
  const schools = new Map((await work.records.district.schools()).map(({ id, name }) => [id, name]))
  return {
    people: (person ? [person, ...alike] : []).map((one) => compared(one, one.id === person?.id, schools)),
    alike: alike.length > 0,
    correcting: work.caseFile.student?.confirmed === true && work.caseFile.student.concern !== 'unknown',
  }
}

function compared(person: PersonRow, meant: boolean, schools: ReadonlyMap<string, string>): PersonCompared {
  const facts = [
    { label: 'Grade', value: person.grade },
    { label: 'School', value: schools.get(person.schoolId ?? '') },
    { label: 'Student number', value: person.studentNumber },
    { label: 'Birth date', value: person.birthDate && dayText(person.birthDate) },
    { label: 'Classes', value: person.classes.join(', ') },
    { label: 'Handles', value: person.handles.join(', ') },
  ]
  return {
    id: person.id,
    name: person.name,
    meant,
    facts: facts.flatMap(({ label, value }) => (value ? [{ label, value }] : [])),
  }
}
