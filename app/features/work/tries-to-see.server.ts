import type { ReadRecords } from '#db/records/records.ts'
import { plusMinutes } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { holds } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'

const week = 7 * 24 * 60
const most = 200

/**
 * Cases that somebody who is kept out of them tried to open in the last week, for the district leads: read from the
 * log, never of a case that the district lead can't see themselves.
 */
export async function triesToSee(records: ReadRecords, actor: Actor, { now, today }: { now: Instant; today: Day }) {
  if (!holds(actor, 'district-lead')) return []
  const user = await records.users.byId(actor.id)
  const refused = await records.audit.search({ act: 'refused', from: plusMinutes(now, -week), limit: most })
  const last = new Map<string, Instant>()
  for (const { body } of refused) {
    const leaf = readLeaf(body)
    if (leaf?.why === 'rule:recused' && leaf.obj.t === 'case' && !last.has(leaf.obj.id)) last.set(leaf.obj.id, leaf.ts)
  }
  const tries: { caseId: string; number: string; at: Instant }[] = []
  for (const [caseId, at] of last) {
    const row = await records.index.row(caseId)
    const access = row && user ? await records.index.access(user.key, row.key) : undefined
    if (!row || !access || (access.until !== null && access.until < today)) continue
    tries.push({ caseId, number: row.caseNumber ?? row.reportNumber ?? 'a case', at })
  }
  return tries
}
