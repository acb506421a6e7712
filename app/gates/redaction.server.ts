import type { Records } from '#db/records/records.ts'
import type { CaseId } from '../domain/ids.ts'
import { leavesAbout, sealedOf } from './audit/about.server.ts'
import { expungeAct, redactedText } from './audit/destroyed.ts'
import { nothing } from './audit/leaf.ts'
import type { Leaf } from './audit/leaf.ts'
import { leafHash } from '../keys/digest.server.ts'
import { canonical } from './audit/canonical.ts'
import type { Ending } from './ending.ts'

/**
 * The texts of what the log says of a destroyed folder, with what is still sealed about it. Left are the events that say
 * what was destroyed, and those that changed something which is not gone, such as the requests: without them nobody could
 * tell any more whether it stands as it was put on record.
 */
export async function redactionOf(records: Records, caseId: CaseId): Promise<{ ending: Ending; count: number }> {
  const all = await leavesAbout(records, caseId)
  const leaves = redactable(all)
  const sealed = await sealedOf(records, leaves)
  const texts = leaves.map((leaf) => {
    const hash = leafHash(canonical(leaf))
    return { seq: leaf.seq, hash, text: redactedText(hash) }
  })
  const ending: Ending = {
    caseId,
    changes: [...sealed, ...texts.map(({ seq, hash }) => ({ t: 'leaf', id: String(seq), b: hash, a: nothing }))],
    aside: [],
    destroyKeys: () => Promise.resolve(),
    // What is sealed goes first: its guard asks the text for the commitment.
    destroy: async () => {
      await records.write.destroySealed(
        caseId,
        sealed.map(({ id }) => Number(id)),
      )
      await records.write.redactLeaves(texts)
    },
  }
  return { ending, count: leaves.length }
}

/** Events about a folder whose every record an expungement of it ended. Pure. */
export function redactable(leaves: readonly Leaf[]): Leaf[] {
  const ended = new Set<string>()
  for (const { act, st = [] } of leaves)
    if (act === expungeAct) for (const { t, id, a } of st) if (a === nothing) ended.add(`${t} ${id}`)
  if (ended.size === 0) return []
  return leaves.filter(({ act, st = [] }) => act !== expungeAct && st.every(({ t, id }) => ended.has(`${t} ${id}`)))
}
