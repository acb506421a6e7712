import type { CaseIndexRow, ReadRecords } from '#db/records/records.ts'
import type { PersonRole } from '../domain/projection.ts'
import type { Stage } from '../domain/stages.ts'
import type { Day } from '../domain/time.ts'
import type { Actor } from '../policy/roles.ts'
import { readsPersonnel } from '../policy/sight-table.ts'

/** One earlier folder. What the searcher may not see is only known to exist: not even the role leaves. */
export type PriorContact =
  { seen: true; caseId: string; role: PersonRole; number: string; stage: Stage; since: string | null } | { seen: false }

/**
 * All other folders in which a person has a role (P11), as far as the searcher may see them. Where the person is a staff
 * member of concern, only whoever reads personnel matter there sees more than that a record exists. `leavesOut`
 * is asked of each folder out of sight: one from which the searcher is kept out is not even known to exist (access.md 3.6).
 */
export async function contactsInSight(
  records: ReadRecords,
  actor: Actor,
  {
    personId,
    exceptCase,
    today,
    leavesOut,
  }: { personId: string; exceptCase: string; today: Day; leavesOut?: (caseId: string) => Promise<boolean> },
): Promise<PriorContact[]> {
  const user = actor.kind === 'user' ? await records.users.byId(actor.id) : undefined
  const found: PriorContact[] = []
  for (const { caseId, role } of await records.index.ofPerson(personId)) {
    if (caseId === exceptCase) continue
    const row = await records.index.row(caseId)
    const access = row && user ? await records.index.access(user.key, row.key) : undefined
    const inSight = access !== undefined && (access.until === null || access.until >= today)
    const seen = inSight && (role !== 'staff member of concern' || readsPersonnel(access.reason))
    if (!seen && (await leavesOut?.(caseId))) continue
    found.push(row && seen ? { seen: true, caseId, role, ...shownOf(row) } : { seen: false })
  }
  return found
}

const shownOf = ({ caseNumber, reportNumber, stage, openedAt, stageSince }: CaseIndexRow) => ({
  number: caseNumber ?? reportNumber ?? '',
  stage,
  since: openedAt ?? stageSince,
})
