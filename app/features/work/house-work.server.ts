import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { weeksWaiting } from '#app/gates/audit/weeks-waiting.server.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { restoredUnseen } from '#app/gates/audit/restored.server.ts'
import { may } from '#app/policy/may.ts'
import { holds, holdsAnywhere } from '#app/policy/roles.ts'
import { houseRows } from './house-rows.ts'
import type { HouseRow } from './house-rows.ts'
import { manyLooks } from './many-looks.server.ts'
import { recordRows } from './record-rows.server.ts'

/** Most cases without a lead that are named at once. */
const most = 20

/** Roles for the whole district of which something is asked outside cases. */
const asked = ['district-lead', 'auditor', 'records-officer'] as const

/** Reads what the rows of people and roles are made from; nothing for whoever is never asked. */
export async function houseWork(work: QueryWork<unknown>): Promise<HouseRow[]> {
  const { actor, records, calendar, now } = work
  if (actor.kind !== 'user') return []
  if (!asked.some((role) => holds(actor, role)) && !holdsAnywhere(actor, 'principal')) return []
  const dayOf = (at: Instant) => localOf(at, calendar.zone).day
  const toDestroy = await recordRows(work, dayOf(now))
  const rows = houseRows({
    actor,
    today: dayOf(now),
    dayOf,
    users: await records.users.all(),
    grants: await records.users.allGrants(),
    schools: await records.district.schools(),
    signed: await records.access.recertifications(),
    everybody: await work.everybody(),
    manyLooks: await manyLooks(work, dayOf),
    restored: holds(actor, 'district-lead') ? await restoredUnseen(records) : undefined,
    weeks: may(actor, 'audit.sign', null, dayOf(now)).allow
      ? await weeksWaiting(records, dayOf(now), calendar.zone)
      : [],
    withoutLead: holds(actor, 'district-lead') ? await inSight(work, dayOf(now)) : [],
  })
  return [...toDestroy, ...rows]
}

/** Cases without a lead, but for those that the person doesn't see: whoever is kept out is not told of them. */
async function inSight({ records, actor }: QueryWork<unknown>, today: ReturnType<typeof localOf>['day']) {
  const reader = await records.users.byId(actor.id)
  const found = []
  for (const row of await records.index.withoutLead(today, most)) {
    const access = reader && (await records.index.access(reader.key, row.key))
    if (access && (access.until === null || access.until >= today)) found.push(row)
  }
  return found
}
