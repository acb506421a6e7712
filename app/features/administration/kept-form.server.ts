import { minutesBetween } from '#app/domain/time.ts'
import type { QueryWork } from '#app/gates/query.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { textToObject } from '#app/ui/form/form-data.ts'

/** What was sent to a form of the house and kept while its person confirmed, or signed in again. */
export interface KeptForm {
  id: string
  values: FormObject
}

/** So long what was kept is filled in again; later others may have changed what the form is about. */
const keptMinutes = 60

/** What the asking person's form was kept with lately; undefined where nothing was. `form`: the name it is kept by. */
export async function keptForm(
  { records, actor, now }: Pick<QueryWork<unknown>, 'records' | 'actor' | 'now'>,
  form: string,
): Promise<KeptForm | undefined> {
  const draft = await records.drafts.find(actor.id, form, null)
  if (!draft || minutesBetween(draft.savedAt, now) > keptMinutes) return undefined
  return { id: draft.id, values: textToObject(draft.body) }
}

/** `grantForm` of somebody: `grant.usr_…`. */
export const keptAs = (name: string, which: readonly (string | undefined)[]): string =>
  [name.replace(/Form$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...which]
    .filter(Boolean)
    .join('.')
    .slice(0, 80)
