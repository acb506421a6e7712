import { z } from 'zod'
import { blocks, emailField, id, optionalDay, optionalPhone, optionalText, text } from '#app/domain/fields.ts'

/** One parent or guardian of a student. Who has the same name as one already listed is that one. */
const guardian = z.object({
  given: text('Give the first name.', 80),
  family: text('Give the last name.', 80),
  relation: text('Say how they are related, such as mother.', 60),
  phone: optionalPhone(),
  email: emailField(),
})

/** One address at which a student lives or stays. The same address as one already listed is that one. */
const place = z.object({
  label: text('Name the place, such as Mother’s home.', 80),
  line: text('Give the address.', 200),
  relation: text('Say whose home it is.', 80),
})

const facts = {
  studentNumber: text('Give the student number.', 20),
  given: text('Give the first name.', 80),
  family: text('Give the last name.', 80),
  grade: text('Give the grade.', 10),
  birthDate: optionalDay(),
}

/** A row of the roster as a school's information system exports it. Empty lists of adults and places change nothing. */
export const rosterStudent = z.object({
  schoolCode: text('Say which school.', 12),
  ...facts,
  handles: z.array(text('Handle.', 80)).default([]),
  classes: z.array(text('Class.', 80)).default([]),
  guardians: z.array(guardian).default([]),
  places: z.array(place).default([]),
})

/** One batch; the same student number updates a student. */
export const rosterInput = z.object({
  students: z.array(rosterStudent).min(1, 'The roster is empty.').max(500, 'Load at most 500 students at once.'),
})

/** One a line. */
const lines = (most: number) =>
  optionalText(2_000).transform((value) =>
    (value ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, most),
  )

/** What the form of one student sends: all that holds from now on. Without an id it is a new student. */
export const studentInput = z.object({
  personId: id('Choose a student.').optional(),
  schoolId: id('Choose the school.'),
  ...facts,
  handles: lines(20),
  classes: lines(20),
  guardians: blocks(guardian, 8),
  places: blocks(place, 8),
})
