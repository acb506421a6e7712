import type { Records } from '#db/records/records.ts'
import type { ExpungedCounts } from '../domain/destruction.ts'
import type { CaseId, FileId, PersonId } from '../domain/ids.ts'
import type { Vault } from '../keys/vault.server.ts'
import { ofRow } from './audit/commitments.server.ts'
import { leavesAbout, sealedOf } from './audit/about.server.ts'
import { nothing } from './audit/leaf.ts'
import type { Change, Leaf } from './audit/leaf.ts'
import { readRow } from './audit/rows.server.ts'
import type { RowRef } from './audit/rows.server.ts'
import type { Ending } from './ending.ts'
import { redactionOf } from './redaction.server.ts'
import { noRoster, rosterOf } from './roster-end.server.ts'
import type { RosterEnd } from './roster-end.server.ts'

/** What a command of the house may ask of a folder before it ends it. */
export interface Expunging {
  /**
   * Takes up all that ends with a folder, once: the gate lists it in the command's first event, then deletes it. With a
   * person, their row of the roster too, and guardians and addresses that nothing else needs; undefined where something
   * else needs that person, whatever it is.
   */
  folder(caseId: CaseId, person?: PersonId): Promise<ExpungedCounts | undefined>
  /** Takes up the texts of what the log says of a destroyed folder; how many, none where there is nothing left to take. */
  leaves(caseId: CaseId): Promise<number>
}

/** For one transaction; `ending` tells the gate what a command took up. */
export function expungingIn(vault: Vault, records: Records): Expunging & { ending(): Ending | undefined } {
  let taken: Ending | undefined
  const once = () => {
    if (taken) throw new Error('A command ends one folder')
  }
  return {
    folder: async (caseId, person) => {
      once()
      const roster = person === undefined ? noRoster : await rosterOf(vault, records, caseId, person)
      if (!roster) return undefined
      const { ending, counts } = await endingOf(vault, records, caseId, roster)
      taken = ending
      return counts
    },
    leaves: async (caseId) => {
      once()
      const { ending, count } = await redactionOf(records, caseId)
      if (count > 0) taken = ending
      return count
    },
    ending: () => taken,
  }
}

async function endingOf(vault: Vault, records: Records, caseId: CaseId, roster: RosterEnd) {
  const leaves = await leavesAbout(records, caseId)
  const standing = standingOf(leaves)
  const sealed = await sealedOf(records, leaves)
  const files = await records.destruction.filesOf(caseId)
  const rows = await rowsOf(vault, records, caseId, files)
  const of = (t: string) => [...standing, ...rows].filter((change) => change.t === t).length
  const { people, addresses } = roster
  const counts: ExpungedCounts = {
    entries: of('entry'),
    parts: standing.length - of('entry'),
    files: files.length,
    openings: of('opening'),
    drafts: await records.destruction.draftsOf(caseId),
    sealedEvents: sealed.length + roster.aside.reduce((sum, { changes }) => sum + changes.length, 0),
    ...(people.length > 0 ? { people: people.length, addresses: addresses.length } : {}),
  }
  const ending: Ending = {
    caseId,
    changes: [...standing, ...rows, ...roster.changes, ...sealed],
    aside: roster.aside,
    destroyKeys: async () => void (await records.write.destroyKeysOf(caseId, files)),
    destroy: async () => {
      await records.write.destroySealed(caseId, sealed.map(seqOf))
      await records.write.destroyFolder(caseId)
      for (const { object, changes } of roster.aside) await records.write.destroySealed(object.id, changes.map(seqOf))
      if (people.length > 0) await records.write.destroyPeople(people, addresses)
    },
  }
  return { ending, counts }
}

const seqOf = ({ id }: Change): number => Number(id)

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
