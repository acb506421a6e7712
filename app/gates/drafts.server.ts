import type { Records } from '#db/records/records.ts'
import type { Actor } from '../policy/roles.ts'
import type { Doing } from './runtime.ts'

/** Deletes the draft that a form continued, in the transaction that puts the form on record. Only its owner's. */
export async function deleteDraft(records: Records, doing: Doing, actor: Actor): Promise<void> {
  if (!doing.draftId) return
  const draft = await records.drafts.byId(doing.draftId)
  if (draft?.userId === actor.id) await records.write.deleteDraft(draft.id)
}
