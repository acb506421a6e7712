import type { PersonRow, UserRow } from '#db/records/records.ts'
import { rowChange } from '#app/domain/events.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { savePlaces } from './save-student.server.ts'
import type { Making } from './save-student.server.ts'

interface Home {
  email?: string
  phone?: string
  homes: readonly string[]
}

/**
 * Saves where somebody with an account lives and how they are reached at home: what is given is what holds. It serves
 * one thing, to know again who belongs to a student's family (access.md 3.6), and stands on no page but its own form.
 */
export async function saveStaffHome(making: Making, user: UserRow, { email, phone, homes }: Home): Promise<AuditEvent> {
  const { records, newId, newSalt } = making
  const before = await records.people.staffOf(user.id)
  const names = user.name.trim().split(/\s+/)
  const after: PersonRow = {
    id: before?.id ?? newId('person'),
    kind: 'staff',
    name: user.name,
    given: names.slice(0, -1).join(' ') || user.name,
    family: names.at(-1) ?? user.name,
    studentNumber: null,
    birthDate: null,
    grade: null,
    schoolId: before?.schoolId ?? null,
    handles: before?.handles ?? [],
    classes: before?.classes ?? [],
    phone: phone ?? null,
    email: email ?? null,
    userId: user.id,
    salt: newSalt(),
  }
  await records.write.savePerson(after)
  const places = homes.map((line) => ({ label: 'Home', line, relation: 'home' }))
  const rows = [rowChange('person', after.id, before, after), ...(await savePlaces(making, after.id, places))]
  return { act: 'person.saved', object: { t: 'person', id: after.id }, rows }
}
