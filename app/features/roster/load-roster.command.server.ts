import { z } from 'zod'
import { rowChange } from '#app/domain/events.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { optionalDay, optionalText, text } from '#app/domain/fields.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'

const place = z.object({
  label: text('Name the place.', 80),
  line: text('Give the address.', 200),
  relation: text('Say whose home.', 80),
})
const guardian = z.object({
  given: text('Name.', 80),
  family: text('Name.', 80),
  relation: text('Relation.', 60),
  phone: optionalText(40),
})

/** One batch of students as a school's information system exports them; the same student number updates a student. */
export const rosterInput = z.object({
  students: z
    .array(
      z.object({
        schoolCode: text('Say which school.', 12),
        studentNumber: text('Give a student number.', 20),
        given: text('Give the first name.', 80),
        family: text('Give the last name.', 80),
        grade: text('Give the grade.', 10),
        birthDate: optionalDay(),
        handles: z.array(text('Handle.', 80)).default([]),
        classes: z.array(text('Class.', 80)).default([]),
        guardians: z.array(guardian).default([]),
        places: z.array(place).default([]),
      }),
    )
    .min(1, 'The roster is empty.')
    .max(500, 'Load at most 500 students at once.'),
})

/** Loads students, their guardians and where they live or stay. Cases keep the name, grade and school as shown then. */
export const loadRoster = command({
  name: 'loadRoster',
  input: rosterInput,
  permission: 'people.manage',
  handle: async ({ input, records, now, newId, newSalt }) => {
    const schools = new Map((await records.district.schools()).map((school) => [school.code, school.id]))
    const changes: AuditEvent[] = []
    for (const student of input.students) {
      const schoolId = schools.get(student.schoolCode)
      if (!schoolId) throw new RuleBroken(`No school has the code ${student.schoolCode}.`, 'known school')
      const before = await records.people.byStudentNumber(student.studentNumber)
      const { schoolCode: _code, guardians, places, ...facts } = student
      const after = {
        ...facts,
        id: before?.id ?? newId('person'),
        kind: 'student' as const,
        name: `${student.given} ${student.family}`,
        birthDate: student.birthDate ?? null,
        schoolId,
        phone: null,
        userId: null,
        salt: newSalt(),
      }
      await records.write.savePerson(after)
      const rows = [rowChange('person', after.id, before, after)]
      if (!before) {
        for (const one of guardians) {
          const adult = {
            id: newId('person'),
            kind: 'guardian' as const,
            name: `${one.given} ${one.family}`,
            given: one.given,
            family: one.family,
            studentNumber: null,
            birthDate: null,
            grade: null,
            schoolId: null,
            handles: [],
            classes: [],
            phone: one.phone ?? null,
            userId: null,
            salt: newSalt(),
          }
          await records.write.savePerson(adult)
          await records.write.saveGuardian({ studentId: after.id, guardianId: adult.id, relation: one.relation })
          rows.push(rowChange('person', adult.id, undefined, adult))
        }
        for (const one of places) {
          const address = { id: newId('address'), label: one.label, line: one.line, createdAt: now, salt: newSalt() }
          await records.write.saveAddress(address)
          await records.write.saveStay({ personId: after.id, addressId: address.id, relation: one.relation })
          rows.push(rowChange('address', address.id, undefined, address))
        }
      }
      changes.push({ act: 'person.saved', object: { t: 'person', id: after.id }, rows })
    }
    return {
      result: { students: input.students.length },
      events: [
        { act: 'roster.loaded', object: { t: 'roster', id: 'roster', count: input.students.length } },
        ...changes,
      ],
    }
  },
})
