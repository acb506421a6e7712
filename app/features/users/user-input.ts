import { z } from 'zod'
import { emailField, id, optionalDay, optionalPhone, text } from '#app/domain/fields.ts'

/** A sign-in name: what a person types, lower case, no spaces. */
const signIn = text('Give a sign-in name.', 80)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[a-z0-9][a-z0-9._@-]{1,79}$/.test(value), 'Use letters, digits, dots, @ or dashes; no spaces.')

const facts = {
  signIn,
  name: text('Give the person’s name.', 120),
  title: text('Say what they do, such as Counselor ACE.', 120),
  phone: optionalPhone(),
  /** By which they are known again among the parents on the roster. */
  email: emailField(),
  /** For people from outside: sign-in stops after this day. */
  agreementUntil: optionalDay(),
}

export const createUserInput = z.object(facts)
export const changeUserInput = z.object({ userId: id('Choose a person.'), ...facts })
export const disableUserInput = z.object({
  userId: id('Choose a person.'),
  reason: text('Say why, in a few words.', 500),
})
export const oneUserInput = z.object({ userId: id('Choose a person.') })
