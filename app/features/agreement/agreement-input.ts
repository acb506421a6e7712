import { z } from 'zod'
import { id, text } from '#app/domain/fields.ts'
import { daySchema } from '#app/domain/time.ts'

export const renewAgreementInput = z.object({
  userId: id('Choose a person.'),
  until: daySchema,
  reason: text('Say which agreement, in a few words.', 500),
})
