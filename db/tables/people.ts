import type { EnrolmentEvent } from '#app/domain/enrolment.ts'
import type { Day } from '#app/domain/time.ts'
import type { Dialect } from '../dialect/sqlite.ts'

/** The roster: schools, people, and where they live or stay. Ordinary rows that change. */
export function peopleTables(d: Dialect) {
  const schools = d.table('schools', {
    id: d.id('id').primaryKey(),
    code: d.text('code').notNull().unique(),
    name: d.text('name').notNull(),
    grades: d.text('grades').notNull(),
    phone: d.text('phone'),
    salt: d.text('salt').notNull(),
  })

  const people = d.table(
    'people',
    {
      id: d.id('id').primaryKey(),
      kind: d.text('kind').$type<'student' | 'guardian' | 'staff' | 'other'>().notNull(),
      name: d.text('name').notNull(),
      given: d.text('given').notNull(),
      family: d.text('family').notNull(),
      studentNumber: d.text('student_number').unique(),
      birthDate: d.text('birth_date').$type<Day>(),
      grade: d.text('grade'),
      schoolId: d.id('school_id').references(() => schools.id),
      /** JSON lists of texts. */
      handles: d.text('handles').notNull(),
      classes: d.text('classes').notNull(),
      phone: d.text('phone'),
      email: d.text('email'),
      userId: d.id('user_id'),
      salt: d.text('salt').notNull(),
      /** Family name, given name and id in one: what a roster page is read by. */
      place: d.text('place').notNull(),
    },
    (table) => [
      d.index('people_place').on(table.place),
      d.index('people_school_place').on(table.schoolId, table.place),
      d.index('people_user').on(table.userId),
    ],
  )

  /** By what a person is found: words of the name, how they sound, the student number (see names.ts). */
  const personKeys = d.table(
    'person_keys',
    {
      word: d.text('word').notNull(),
      personId: d
        .id('person_id')
        .notNull()
        .references(() => people.id),
    },
    (table) => [
      d.primaryKey({ columns: [table.word, table.personId] }),
      d.index('person_keys_person').on(table.personId),
    ],
  )

  const guardians = d.table(
    'guardians',
    {
      studentId: d
        .id('student_id')
        .notNull()
        .references(() => people.id),
      guardianId: d
        .id('guardian_id')
        .notNull()
        .references(() => people.id),
      relation: d.text('relation').notNull(),
    },
    (table) => [d.primaryKey({ columns: [table.studentId, table.guardianId] })],
  )

  const addresses = d.table('addresses', {
    id: d.id('id').primaryKey(),
    label: d.text('label').notNull(),
    line: d.text('line').notNull(),
    createdAt: d.instant('created_at').notNull(),
    salt: d.text('salt').notNull(),
  })

  const stays = d.table(
    'stays',
    {
      personId: d
        .id('person_id')
        .notNull()
        .references(() => people.id),
      addressId: d
        .id('address_id')
        .notNull()
        .references(() => addresses.id),
      relation: d.text('relation').notNull(),
    },
    (table) => [d.primaryKey({ columns: [table.personId, table.addressId] })],
  )

  /** A student came or left, as a registrar recorded it. */
  const enrolments = d.table(
    'enrolments',
    {
      id: d.id('id').primaryKey(),
      personId: d
        .id('person_id')
        .notNull()
        .references(() => people.id),
      schoolId: d
        .id('school_id')
        .notNull()
        .references(() => schools.id),
      event: d.text('event').$type<EnrolmentEvent>().notNull(),
      on: d.text('on_day').$type<Day>().notNull(),
      /** The other school, as it is called. */
      other: d.text('other'),
      recordedAt: d.instant('recorded_at').notNull(),
      recordedBy: d.id('recorded_by').notNull(),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('enrolments_school').on(table.schoolId, table.recordedAt)],
  )

  return { schools, people, personKeys, guardians, addresses, stays, enrolments }
}
