import { z } from 'zod'
import { phone, text } from '#app/domain/fields.ts'

export const districtInput = z.object({
  name: text('Give the district’s name.', 160),
  safetyPhone: phone('Give the number people call when something can’t wait.'),
})
