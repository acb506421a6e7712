import type { ReadRecords } from '#db/records/records.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import type { Actor } from '#app/policy/roles.ts'
import { namesWhoAnswers, someDistrictLead } from '#app/policy/separation.ts'

/** Refuses whoever runs the system to say who answers, once the district has a district lead: it opens cases. */
export async function requireNamesWhoAnswers(actor: Actor, records: ReadRecords, now: Instant): Promise<void> {
  const { zone } = (await records.district.load())?.calendar ?? { zone: 'UTC' }
  const [users, grants] = [await records.users.all(), await records.users.allGrants()]
  if (namesWhoAnswers(actor, someDistrictLead(users, grants, localOf(now, zone).day))) return
  throw new RuleBroken('A district lead says who answers: it opens cases. Ask a district lead.', 'separation of duties')
}
