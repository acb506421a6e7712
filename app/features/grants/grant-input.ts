import { z } from 'zod'
import { choice, id, optionalDay, optionalId, text } from '#app/domain/fields.ts'
import { daySchema } from '#app/domain/time.ts'
import { roles } from '#app/policy/roles.ts'
import type { Role } from '#app/policy/roles.ts'

const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** What the grant form sends. No school: for the whole district. */
export const grantInput = z
  .object({
    userId: id('Choose a person.'),
    role: choice(roleNames, 'Choose a role.'),
    schoolId: optionalId(),
    from: daySchema,
    until: optionalDay(),
    reason: text('Say why, in a few words.', 500),
  })
  .refine((value) => !value.until || value.until >= value.from, {
    path: ['until'],
    message: 'The last day comes after the first.',
  })

export const endGrantInput = z.object({
  userId: id('Choose a person.'),
  grantId: id('Choose a role.'),
  reason: text('Say why, in a few words.', 500),
})
