import { z } from 'zod'
import { choice, text } from '#app/domain/fields.ts'
import { wholeNumber } from './whole-number.ts'

/** From when on looks are worth asking about, as the form sends it. */
export const looksInput = z.object({
  casesAnHour: wholeNumber(1, 1000),
  occasions: wholeNumber(2, 100),
  students: wholeNumber(1, 1000),
  searches: wholeNumber(1, 1000),
  basisKind: choice(['law', 'ours'], 'Say whether a law or a decision of the district sets it.'),
  basisText: text('Say where the numbers come from: the law, or who decided it and when.', 300),
})
