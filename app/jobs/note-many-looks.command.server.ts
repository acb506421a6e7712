import { z } from 'zod'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { UserId } from '../domain/ids.ts'
import { manyWithinAnHour } from '../domain/looks.ts'
import type { Profile } from '../domain/profiles/profile.ts'
import { instantAt, localOf, plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { readLook } from '../gates/audit/read-look.ts'
import { command } from '../gates/command.ts'
import type { QueryWork } from '../gates/query.ts'

/** Looked back so far: an hour, and what may lie between two rounds. Minutes. */
const back = 65
/** Most looks of one person that are gone through. */
const most = 5_000

/** Who opened more different cases and pages of people within an hour than the district asks about, and how many; once a day each. */
export async function manyLooksNow(
  records: QueryWork<unknown>['records'],
  { looks: { casesAnHour } }: Pick<Profile, 'looks'>,
  now: Instant,
): Promise<{ userId: UserId; count: number }[]> {
  const district = await records.district.load()
  if (!district) return []
  const { zone } = district.calendar
  const today = instantAt(localOf(now, zone).day, '00:00', zone)
  const from = plusMinutes(now, -back)
  const found = []
  for (const actorId of await records.audit.manyLooks(from, casesAnHour)) {
    const noted = await records.audit.search({ act: 'looks.many', objectId: actorId, from: today, limit: 1 })
    if (noted.length > 0) continue
    const leaves = await records.audit.looks({ from, to: plusMinutes(now, 1), actorId, limit: most })
    const shown = leaves.flatMap(({ body }) => readLook(body) ?? []).filter(({ refused }) => !refused)
    const inOrder = shown.reverse()
    const count = Math.max(0, ...manyWithinAnHour(inOrder, casesAnHour).map((one) => one.count))
    if (count > 0) found.push({ userId: actorId, count })
  }
  return found
}

/** Notes who opened many cases within an hour. Nobody is stopped: district leads and auditors find it in My work. */
export const noteManyLooks = command({
  name: 'noteManyLooks',
  input: z.object({}),
  permission: 'case.system',
  handle: async ({ records, now, profile }) => {
    const events = (await manyLooksNow(records, profile, now)).map(({ userId, count }): AuditEvent => ({
      act: 'looks.many',
      object: { t: 'user', id: userId, count },
    }))
    const [first, ...others] = events
    if (!first) throw new RuleBroken('Nobody opened many cases.', 'many looks')
    return { result: { noted: events.length }, events: [first, ...others] }
  },
})
