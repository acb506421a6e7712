import { z } from 'zod'
import { choice, text } from '#app/domain/fields.ts'

const number = (least: number, most: number) =>
  z
    .string({ error: 'Give a whole number.' })
    .trim()
    .regex(/^\d{1,4}$/, 'Give a whole number.')
    .transform(Number)
    .refine(
      (value) => value >= least && value <= most,
      `Give a number from ${least} to ${most.toLocaleString('en-US')}.`,
    )

/** From when on looks are worth asking about, as the form sends it. */
export const looksInput = z.object({
  casesAnHour: number(1, 1000),
  occasions: number(2, 100),
  students: number(1, 1000),
  searches: number(1, 1000),
  basisKind: choice(['law', 'ours'], 'Say whether a law or a decision of the district sets it.'),
  basisText: text('Say where the numbers come from: the law, or who decided it and when.', 300),
})
