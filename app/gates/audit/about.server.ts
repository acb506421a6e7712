import type { ReadRecords } from '#db/records/records.ts'
import { nothing, readLeaf } from './leaf.ts'
import type { Change, Leaf } from './leaf.ts'

const page = 500

/** Every event about a folder, a person or an address, oldest first. */
export async function leavesAbout(records: Pick<ReadRecords, 'audit'>, objectId: string): Promise<Leaf[]> {
  const leaves: Leaf[] = []
  for (let before: number | undefined; ;) {
    const rows = await records.audit.search({ objectId, before, limit: page })
    leaves.push(...rows.flatMap(({ body }) => readLeaf(body) ?? []))
    before = rows.at(-1)?.seq
    if (rows.length < page) return leaves.reverse()
  }
}

/** The sealed parts of events that are still there, as an event lists them. */
export async function sealedOf(records: Pick<ReadRecords, 'audit'>, leaves: readonly Leaf[]): Promise<Change[]> {
  const withSealed = new Map(leaves.filter(({ sc }) => sc !== nothing).map(({ seq, sc }) => [seq, sc]))
  const there = await records.audit.sealed([...withSealed.keys()])
  return there.map(({ seq }) => ({ t: 'sealed', id: String(seq), b: withSealed.get(seq) ?? nothing, a: nothing }))
}
