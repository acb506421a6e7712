import { z } from 'zod'
import { emailField, id, optionalPhone, optionalText, text } from '#app/domain/fields.ts'

/** Addresses of one person at most. */
const mostHomes = 4
const home = text('Give the address.', 200)

/** What the form of somebody's home sends, one address a line: all that holds from now on. */
export const staffHomeInput = z.object({
  userId: id('Choose a person.'),
  email: emailField(),
  phone: optionalPhone(),
  homes: optionalText(1000)
    .transform((value) => (value ?? '').split('\n').map((line) => line.trim()))
    .transform((lines) => lines.filter(Boolean))
    .pipe(z.array(home).max(mostHomes, `Give at most ${mostHomes} addresses, one a line.`)),
})

/** A line of the file of staff; the account is known by its sign-in name. */
export const rosterStaff = z.object({
  signIn: text('Give the sign-in name.', 80).transform((value) => value.toLowerCase()),
  email: emailField(),
  phone: optionalPhone(),
  homes: z.array(home).max(mostHomes),
})

/** One batch of a file. */
export const staffRosterInput = z.object({
  staff: z.array(rosterStaff).min(1, 'The file is empty.').max(500, 'Load at most 500 people at once.'),
})
