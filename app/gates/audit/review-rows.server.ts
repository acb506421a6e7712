import type { ReadRecords } from '#db/records/records.ts'
import type { Committed } from './commitments.server.ts'

/** Rows by which it is known that roles and the record were looked over. They never change. */
export const reviewTypes = ['recertification', 'weekReview', 'sample', 'finding'] as const
export type ReviewType = (typeof reviewTypes)[number]

const rowsOf: Readonly<
  Record<
    ReviewType,
    (records: Pick<ReadRecords, 'access' | 'reviews'>) => Promise<readonly { id: string; salt: string }[]>
  >
> = {
  recertification: ({ access }) => access.recertifications(),
  weekReview: ({ reviews }) => reviews.weeks(),
  sample: ({ reviews }) => reviews.samples(),
  finding: ({ reviews }) => reviews.findings(),
}

const committed = ({ salt, ...value }: { salt: string }): Committed => ({ value, salt })

/** One such row as its commitment sees it. */
export async function readReviewRow(records: ReadRecords, t: ReviewType, id: string): Promise<Committed | undefined> {
  const row = (await rowsOf[t](records)).find((one) => one.id === id)
  return row && committed(row)
}

/** Every such row, for the verifier. */
export async function* everyReviewRow(records: ReadRecords): AsyncGenerator<Committed & { t: ReviewType; id: string }> {
  for (const t of reviewTypes) for (const row of await rowsOf[t](records)) yield { t, id: row.id, ...committed(row) }
}
