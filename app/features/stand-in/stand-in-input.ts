import { z } from 'zod'
import { id, optionalId, text } from '#app/domain/fields.ts'
import { daySchema } from '#app/domain/time.ts'

/** What the form sends. No `userId`: for oneself. */
export const giveDelegationInput = z
  .object({
    userId: optionalId(),
    deputyId: id('Choose who stands in.'),
    from: daySchema,
    until: daySchema,
    reason: text('Say why, in a few words.', 500),
  })
  .refine((value) => value.until >= value.from, { path: ['until'], message: 'The last day comes after the first.' })

export const endDelegationInput = z.object({
  delegationId: id('Choose a standing in.'),
  reason: text('Say why, in a few words.', 500),
})
