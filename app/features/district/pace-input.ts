import { z } from 'zod'
import { choice, text } from '#app/domain/fields.ts'
import { paceLeast } from '#app/domain/profiles/overrides.ts'
import { wholeNumber } from './whole-number.ts'

/** From when on searches, looks and reports pause, as the form sends it. */
export const paceInput = z.object({
  minutes: wholeNumber(5, 60),
  searches: wholeNumber(paceLeast.searches, 100_000),
  looks: wholeNumber(paceLeast.looks, 100_000),
  reports: wholeNumber(paceLeast.reports, 100_000),
  basisKind: choice(['law', 'ours'], 'Say whether a law or a decision of the district sets it.'),
  basisText: text('Say where the numbers come from: the law, or who decided it and when.', 300),
})
