import { z } from 'zod'

/** What a person calls a second factor: "My phone". */
export const factorName = z
  .string()
  .trim()
  .max(60, 'Use at most 60 characters.')
  .optional()
  .transform((name) => name ?? '')
