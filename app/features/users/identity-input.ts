import { z } from 'zod'
import { id, text } from '#app/domain/fields.ts'

/** What the form to connect an account sends; the provider comes with the address, its issuer from the settings. */
export const connectIdentityInput = z.object({
  userId: id('Choose a person.'),
  provider: id('Choose a provider.'),
  email: text('Give the e-mail address that the provider shows.', 254)
    .transform((value) => value.toLowerCase())
    .refine(
      (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
      'Write an e-mail address, such as name@school.example.',
    ),
  reason: text('Say how you know that this address is theirs.', 500),
})

export const endIdentityInput = z.object({
  userId: id('Choose a person.'),
  identityId: id('Choose a connection.'),
  reason: text('Say why, in a few words.', 500),
})
