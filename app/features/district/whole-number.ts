import { z } from 'zod'

/** A whole number of a form, from `least` to `most`. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string({ error: 'Give a whole number.' })
    .trim()
    .regex(/^\d{1,6}$/, 'Give a whole number.')
    .transform(Number)
    .refine(
      (value) => value >= least && value <= most,
      `Give a number from ${least} to ${most.toLocaleString('en-US')}.`,
    )
