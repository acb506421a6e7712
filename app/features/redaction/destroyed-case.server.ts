import type { ReadRecords, RecordRequestRow } from '#db/records/records.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { NotPermitted } from '#app/gates/errors.ts'

/** The request by which a case was destroyed; throws `NotPermitted` where there is none. */
export async function destroyedBy(records: ReadRecords, requestId: string): Promise<RecordRequestRow> {
  const request = await records.destruction.request(requestId)
  if (request?.kind !== 'expunge' || request.outcome !== 'confirmed') throw new NotPermitted('no such certificate', 404)
  return request
}

/** The request about the log's texts that waits for its second person; throws `RuleBroken` where there is none. */
export async function waitingRedaction(records: ReadRecords, caseId: string): Promise<RecordRequestRow> {
  const waiting = await redactionWaiting(records, caseId)
  if (!waiting) throw new RuleBroken('Nobody asks for this any more.', 'a request that waits')
  return waiting
}

export const redactionWaiting = async (records: ReadRecords, caseId: string): Promise<RecordRequestRow | undefined> =>
  (await records.destruction.requestsOf(caseId)).find(({ kind, outcome }) => kind === 'redact' && outcome === null)
