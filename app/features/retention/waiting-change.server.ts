import type { ReadRecords, RetentionChangeRow } from '#db/records/records.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { NotPermitted } from '#app/gates/errors.ts'

/** A change that waits for its second person. Throws `NotPermitted` where there is none, `RuleBroken` where it was decided. */
export async function waitingChange(records: ReadRecords, id: string): Promise<RetentionChangeRow> {
  const change = await records.destruction.retentionChange(id)
  if (!change) throw new NotPermitted('no such change')
  if (change.outcome !== null) throw new RuleBroken('This was decided meanwhile.', 'decided once')
  return change
}
