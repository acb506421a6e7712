import type { Records } from '#db/records/records.ts'
import type { ExpungedCounts } from '../domain/destruction.ts'
import type { CaseId, FileId } from '../domain/ids.ts'
import type { Vault } from '../keys/vault.server.ts'
import { ofRow } from './audit/commitments.server.ts'
import { nothing, readLeaf } from './audit/leaf.ts'
import type { Change, Leaf } from './audit/leaf.ts'
import { readRow } from './audit/rows.server.ts'
import type { RowRef } from './audit/rows.server.ts'

/** A folder about to be destroyed: what its event lists, as the verifier asks for it, and what is then deleted. */
export interface Ending {
  caseId: CaseId
  changes: readonly Change[]
  /** Events whose sealed parts go. */
  seqs: readonly number[]
  files: readonly FileId[]
  counts: ExpungedCounts
}

/** What a command of the house may ask of a folder before it ends it. */
export interface Expunging {
  /** Takes up all that ends with a folder, once: the gate lists it in the command's first event, then deletes it. */
  folder(caseId: CaseId): Promise<ExpungedCounts>
}

/** For one transaction; `ending` tells the gate what a command took up. */
export function expungingIn(vault: Vault, records: Records): Expunging & { ending(): Ending | undefined } {
  let taken: Ending | undefined
  return {
    folder: async (caseId) => {
      if (taken) throw new Error('A command ends one folder')
      taken = await endingOf(vault, records, caseId)
      return taken.counts
    },
    ending: () => taken,
  }
}

async function endingOf(vault: Vault, records: Records, caseId: CaseId): Promise<Ending> {
  const leaves = await leavesAbout(records, caseId)
  const standing = standingOf(leaves)
  const withSealed = new Map(leaves.filter(({ sc }) => sc !== nothing).map(({ seq, sc }) => [seq, sc]))
  const seqs = (await records.audit.sealed([...withSealed.keys()])).map(({ seq }) => seq)
  const sealed = seqs.map((seq) => ({ t: 'sealed', id: String(seq), b: withSealed.get(seq) ?? nothing, a: nothing }))
  const files = await records.destruction.filesOf(caseId)
  const rows = await rowsOf(vault, records, caseId, files)
  const of = (t: string) => [...standing, ...rows].filter((change) => change.t === t).length
  const counts = {
    entries: of('entry'),
    parts: standing.length - of('entry'),
    files: files.length,
    openings: of('opening'),
    drafts: await records.destruction.draftsOf(caseId),
    sealedEvents: seqs.length,
  }
  return { caseId, changes: [...standing, ...rows, ...sealed], seqs, files, counts }
}

const page = 500

/** Every event about a folder, oldest first. */
async function leavesAbout(records: Records, caseId: CaseId): Promise<Leaf[]> {
  const leaves: Leaf[] = []
  for (let before: number | undefined; ;) {
    const rows = await records.audit.search({ objectId: caseId, before, limit: page })
    leaves.push(...rows.flatMap(({ body }) => readLeaf(body) ?? []))
    before = rows.at(-1)?.seq
    if (rows.length < page) return leaves.reverse()
  }
}

/**
 * Entries and parts as the log last committed to them: no key is needed to end what can't be opened any more. The events
 * of a folder's entries are all about that folder.
 */
function standingOf(leaves: readonly Leaf[]): Change[] {
  const last = new Map<string, Change>()
  for (const { st = [] } of leaves)
    for (const change of st)
      if (change.t === 'entry' || change.t.startsWith('part:')) last.set(`${change.t} ${change.id}`, change)
  return [...last.values()].filter(({ a }) => a !== nothing).map(({ t, id, a }) => ({ t, id, b: a, a: nothing }))
}

/** Rows that belong to the folder alone. */
async function rowsOf(vault: Vault, records: Records, caseId: CaseId, files: readonly FileId[]): Promise<Change[]> {
  const refs: RowRef[] = [
    ...files.map((id) => ({ t: 'file' as const, id })),
    ...(await records.access.openingsOfCase(caseId)).map(({ id }) => ({ t: 'opening' as const, id })),
    ...(await records.destruction.holdsOf(caseId)).map(({ id }) => ({ t: 'hold' as const, id })),
  ]
  const changes: Change[] = []
  for (const ref of refs) changes.push({ ...ref, b: ofRow(await readRow(vault, records, ref)), a: nothing })
  return changes
}

/** Destroys the folder's keys: before its event is appended, so that what that seals gets a fresh one. */
export const destroyKeys = async (records: Records, { caseId, files }: Ending): Promise<void> => {
  await records.write.destroyKeysOf(caseId, files)
}

/** Deletes what the event on record lists. */
export const destroyFolder = (records: Records, { caseId, seqs }: Ending): Promise<void> =>
  records.write.destroyFolder(caseId, seqs)
