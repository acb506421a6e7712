import { z } from 'zod'
import { id, optionalText } from '#app/domain/fields.ts'

/** What the list sends: `decided.<grant>` for each role on it. `schoolId` is a school's, or the word for the district. */
export const recertifyInput = z.object({
  schoolId: id('Choose a school.'),
  decided: z.record(z.string().max(60), z.enum(['keep', 'end'])).default({}),
  reason: optionalText(500),
})
