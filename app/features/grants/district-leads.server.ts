import type { ReadRecords } from '#db/records/records.ts'
import type { Day } from '#app/domain/time.ts'

/** Whether somebody who can sign in is a district lead on a day. */
export async function someDistrictLead(records: Pick<ReadRecords, 'users'>, today: Day): Promise<boolean> {
  const runs = (await records.users.allGrants()).filter(
    ({ role, from, until }) => role === 'district-lead' && from <= today && (until === null || until >= today),
  )
  const users = await records.users.byIds(runs.map((grant) => grant.userId))
  return users.some((user) => user.disabledAt === null)
}
