import { plusMinutes } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { holds } from '#app/policy/roles.ts'

const week = 7 * 24 * 60
/** Most notes, and visits to the page by anybody, that are read. */
const most = 500

/** Somebody opened many cases within an hour, and whoever is told has not looked at it yet. */
export interface ManyLooks {
  userId: string
  on: Day
  count: number
}

/**
 * Who opened more cases within an hour than the district asks about, in the last week, for district leads and auditors;
 * never about themselves. It is gone for whoever opened the list of that person's looks since: that is on record.
 */
export async function manyLooks(
  { actor, records, now }: Pick<QueryWork<unknown>, 'actor' | 'records' | 'now'>,
  dayOf: (at: Instant) => Day,
): Promise<ManyLooks[]> {
  if (!holds(actor, 'district-lead') && !holds(actor, 'auditor')) return []
  const from = plusMinutes(now, -week)
  const noted = await records.audit.search({ act: 'looks.many', from, limit: most })
  if (noted.length === 0) return []
  const visits = (await records.audit.search({ objectId: 'oddLooksPage', outcome: 'allow', from, limit: most }))
    .flatMap(({ body }) => readLeaf(body) ?? [])
    .filter((leaf) => leaf.act === 'viewed' && leaf.actor.id === actor.id)
  return noted.flatMap(({ body }) => {
    const leaf = readLeaf(body)
    if (!leaf || leaf.obj.id === actor.id) return []
    const { id: userId, n = 0 } = leaf.obj
    const looked = visits.some(({ ts, obj }) => ts >= leaf.ts && (obj.sec ?? '').split(', ').includes(userId))
    return looked ? [] : [{ userId, on: dayOf(leaf.ts), count: n }]
  })
}
