import { z } from 'zod'
import { enrolmentEvents } from '#app/domain/enrolment.ts'
import { beside, choice, dayField, id, optionalText } from '#app/domain/fields.ts'

/** What a registrar records: which student, what happens, from which day. */
export const enrolmentInput = z
  .object({
    personId: id('Choose the student.'),
    event: choice(enrolmentEvents, 'Choose whether the student comes or leaves.'),
    on: dayField,
    other: optionalText(200),
    schoolId: id('Choose the school.'),
  })
  .refine((said) => said.event === 'returned' || said.other !== undefined, beside('other', 'Name the other school.'))
