import { z } from 'zod'
import { optionalId, optionalPhone, text } from '#app/domain/fields.ts'

/** Grades one by one or from one to another; some schools have none. */
const oneGrade = '(?:pre-?k|pk|tk|k|\\d{1,2}|adult|ungraded)'
const gradesShape = new RegExp(`^${oneGrade}(?:\\s*(?:[-–,&]|to|and)\\s*${oneGrade})*$`, 'i')

/** What the school form sends; without `schoolId` it adds one. */
export const schoolInput = z.object({
  schoolId: optionalId(),
  name: text('Give the school’s name.', 120),
  code: text('Give a short code, such as ACE.', 12).refine(
    (value) => /^[\p{L}\d][\p{L}\d-]*$/u.test(value),
    'Use letters and digits without spaces, such as ACE.',
  ),
  grades: text('Say which grades it has, such as 9-12.', 20).refine(
    (value) => gradesShape.test(value),
    'Name grades, such as 9-12, TK-5 or K, 1, 2.',
  ),
  phone: optionalPhone(),
})
