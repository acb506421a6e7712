import { z } from 'zod'
import { text } from '#app/domain/fields.ts'

/** What somebody did about what a restored backup does not have. */
export const restoredInput = z.object({
  note: text('Say whom you asked, and what was put on record again.', 2_000),
})
