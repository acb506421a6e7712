import type { AuditEvent } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Change } from './audit/leaf.ts'

/** What is about to be destroyed: what its event lists, as the verifier asks for it, and what is then deleted. */
export interface Ending {
  caseId: CaseId
  changes: readonly Change[]
  /** Events of their own, about people and addresses that end with the folder: they list sealed parts about those. */
  aside: readonly { object: AuditEvent['object']; changes: readonly Change[] }[]
  /** After the event is on record: deletes what it lists. */
  destroy(): Promise<void>
  /** Before it is sealed: destroys the keys, so that what it seals gets a fresh one. */
  destroyKeys(): Promise<void>
}
