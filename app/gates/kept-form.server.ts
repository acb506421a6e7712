import type { ReadRecords } from '#db/records/records.ts'
import { minutesBetween } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Actor } from '../policy/roles.ts'

/** What was sent to a form outside a case and kept while its person confirmed, or signed in again. */
export interface KeptForm {
  /** Of the draft: the form names it, so that it goes once it is saved. */
  id: string
  /** What was typed, as urlencoded text (`textToObject` reads it). */
  body: string
}

/** So long what was kept is filled in again; later others may have changed what the form is about. */
const keptMinutes = 60

/** What the asking person's form was kept with lately; undefined where nothing was. `form`: the name it is kept by. */
export async function keptForm(
  { records, actor, now }: { records: ReadRecords; actor: Actor; now: Instant },
  form: string,
): Promise<KeptForm | undefined> {
  const draft = await records.drafts.find(actor.id, form, null)
  return draft && minutesBetween(draft.savedAt, now) <= keptMinutes ? { id: draft.id, body: draft.body } : undefined
}
