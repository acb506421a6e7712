import type { ReadRecords } from '#db/records/records.ts'
import { readLeaf } from './leaf.ts'
import type { Leaf } from './leaf.ts'

type Reads = Pick<ReadRecords, 'audit'>

/** The last of the log's first `size` events; undefined where there is none, or it can't be read. */
export async function leafBefore({ audit }: Reads, size: number): Promise<Leaf | undefined> {
  const [row] = size === 0 ? [] : await audit.leaves({ from: size - 1, limit: 1 })
  return row && readLeaf(row.body)
}

/** The newest event of the log. */
export const lastLeaf = async (records: Reads): Promise<Leaf | undefined> =>
  leafBefore(records, (await records.audit.head()).size)
