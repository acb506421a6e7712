import type { PersonRow, Records } from '#db/records/records.ts'
import { rowChange } from '#app/domain/events.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import type { Instant } from '#app/domain/time.ts'

interface Guardian {
  given: string
  family: string
  relation: string
  phone?: string
  email?: string
}
interface Place {
  label: string
  line: string
  relation: string
}
export interface StudentFacts {
  studentNumber: string
  given: string
  family: string
  grade: string
  birthDate?: string
  schoolId: string
  handles: readonly string[]
  classes: readonly string[]
}

/** What saving a person of the roster works with. */
export interface Making {
  records: Records
  now: Instant
  newId(kind: 'person' | 'address'): string
  newSalt(): string
}

type Changed = ReturnType<typeof rowChange>

/**
 * Saves a student with the parents, guardians and places given: whoever or whatever is not among them any more is no
 * longer listed with the student. `undefined` leaves a list as it is. Cases keep the name, grade and school as shown then.
 */
export async function saveStudent(
  making: Making,
  before: PersonRow | undefined,
  facts: StudentFacts,
  { guardians, places }: { guardians?: readonly Guardian[]; places?: readonly Place[] },
): Promise<{ personId: string; event: AuditEvent }> {
  const { records, newId, newSalt } = making
  const after: PersonRow = {
    id: before?.id ?? newId('person'),
    kind: 'student',
    name: `${facts.given} ${facts.family}`,
    given: facts.given,
    family: facts.family,
    studentNumber: facts.studentNumber,
    birthDate: (facts.birthDate ?? null) as PersonRow['birthDate'],
    grade: facts.grade,
    schoolId: facts.schoolId,
    handles: [...facts.handles],
    classes: [...facts.classes],
    phone: before?.phone ?? null,
    email: before?.email ?? null,
    userId: before?.userId ?? null,
    salt: newSalt(),
  }
  await records.write.savePerson(after)
  const rows: Changed[] = [rowChange('person', after.id, before, after)]
  if (guardians) rows.push(...(await saveGuardians(making, after.id, guardians)))
  if (places) rows.push(...(await savePlaces(making, after.id, places)))
  return { personId: after.id, event: { act: 'person.saved', object: { t: 'person', id: after.id }, rows } }
}

const same = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()

async function saveGuardians(
  { records, newId, newSalt }: Making,
  studentId: string,
  given: readonly Guardian[],
): Promise<Changed[]> {
  const rows: Changed[] = []
  const listed = new Map((await records.people.guardians(studentId)).map((one) => [same(one.guardian.name), one]))
  for (const one of given) {
    const name = `${one.given} ${one.family}`
    const known = listed.get(same(name))
    listed.delete(same(name))
    const { relation: _relation, ...names } = one
    const adult: PersonRow = {
      ...(known?.guardian ?? {
        id: newId('person'),
        kind: 'guardian' as const,
        studentNumber: null,
        birthDate: null,
        grade: null,
        schoolId: null,
        handles: [],
        classes: [],
        userId: null,
      }),
      ...names,
      name,
      phone: one.phone ?? null,
      // A file without e-mails leaves them as they are.
      email: one.email ?? known?.guardian.email ?? null,
      salt: newSalt(),
    }
    await records.write.savePerson(adult)
    await records.write.saveGuardian({ studentId, guardianId: adult.id, relation: one.relation })
    rows.push(rowChange('person', adult.id, known?.guardian, adult))
  }
  for (const { guardianId } of listed.values()) await records.write.removeGuardian(studentId, guardianId)
  return rows
}

/** Saves where somebody lives or stays: what is not given any more is not listed any more. */
export async function savePlaces(
  { records, now, newId, newSalt }: Making,
  personId: string,
  given: readonly Place[],
): Promise<Changed[]> {
  const rows: Changed[] = []
  const listed = new Map((await records.people.stays(personId)).map((one) => [same(one.address.line), one]))
  for (const { label, line, relation } of given) {
    const known = listed.get(same(line))
    listed.delete(same(line))
    const before = known?.address
    const address = {
      id: before?.id ?? newId('address'),
      label,
      line,
      createdAt: before?.createdAt ?? now,
      salt: newSalt(),
    }
    await records.write.saveAddress(address)
    await records.write.saveStay({ personId, addressId: address.id, relation })
    rows.push(rowChange('address', address.id, before, address))
  }
  for (const { addressId } of listed.values()) await records.write.removeStay(personId, addressId)
  return rows
}
