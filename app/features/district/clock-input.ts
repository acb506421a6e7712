import { z } from 'zod'
import { choice, text } from '#app/domain/fields.ts'
import { clockIds } from '#app/domain/profiles/profile.ts'

const number = z
  .union([
    z.literal('').transform(() => undefined),
    z
      .string()
      .trim()
      .regex(/^\d{1,6}$/, 'Give a whole number, or leave it empty.')
      .transform(Number),
  ])
  .optional()

/** What the clock form sends. One of the three spans; all empty goes back to the profile's own number. */
export const clockInput = z
  .object({
    clock: choice(clockIds, 'Choose a clock.'),
    minutes: number,
    schoolDays: number,
    days: number,
    basisKind: choice(['law', 'ours'], 'Say whether a law or a decision of the district sets it.'),
    basisText: text('Say where the number comes from: the law, or who decided it and when.', 300),
  })
  .refine((value) => [value.minutes, value.schoolDays, value.days].filter((one) => one !== undefined).length <= 1, {
    path: ['minutes'],
    message: 'Give minutes, school days or calendar days: only one of them.',
  })
