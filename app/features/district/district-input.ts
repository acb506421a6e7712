import { z } from 'zod'
import { text } from '#app/domain/fields.ts'

export const districtInput = z.object({
  name: text('Give the district’s name.', 160),
  safetyPhone: text('Give the number people call when something can’t wait.', 40),
})
