import { z } from 'zod'
import { optionalId, optionalText, text } from '#app/domain/fields.ts'

/** What the school form sends; without `schoolId` it adds one. */
export const schoolInput = z.object({
  schoolId: optionalId(),
  name: text('Give the school’s name.', 120),
  code: text('Give a short code, such as ACE.', 12),
  grades: text('Say which grades it has, such as 9-12.', 20),
  phone: optionalText(40),
})
