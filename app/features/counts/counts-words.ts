import { smallestShown } from '#app/domain/counts/suppression.ts'
import type { Dimension } from '#app/domain/counts/tables.ts'

export const dimensionWords: Readonly<Record<Dimension, { label: string; about: string }>> = {
  month: { label: 'By month', about: 'All reports and cases, by the month in which they were put on record.' },
  stage: { label: 'By stage', about: 'What is under way now, by where it stands.' },
  level: { label: 'By level', about: 'What is under way now, by the level of concern that counts.' },
  outcome: { label: 'By outcome', about: 'What has ended, by how it ended.' },
}

/** What stands in the place of a number that is left out. */
export const leftOutWords = 'Left out'

/** Said beside every table, on the page and in the file. */
export const suppressionWords = [
  `A number under ${smallestShown}, nought too, is left out, because people could tell who is meant.`,
  'Larger numbers and totals are left out beside it, as many as it takes, so that no number can be worked out from the others, in this table or together with the other three.',
  'What was joined to another report, and what concerns a member of staff, is not counted.',
] as const
