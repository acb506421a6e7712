import { z } from 'zod'
import { keptForm } from '#app/gates/kept-form.server.ts'
import type { RowRef } from '#app/gates/opened-row.server.ts'
import { openedAs } from '#app/gates/opened-row.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Choices } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { textToObject } from '#app/ui/form/form-data.ts'

const input = z.looseObject({
  userId: z.string().optional(),
  grantId: z.string().optional(),
  schoolId: z.string().optional(),
  delegationId: z.string().optional(),
  clock: z.string().optional(),
  identityId: z.string().optional(),
  /** What people call the provider that the address names. */
  label: z.string().optional(),
})
type Work = QueryWork<z.output<typeof input>>

interface Filled {
  values: FormObject
  choices?: Choices
  about?: string
  back: string
  /** The row that the form changes. */
  edits?: RowRef
}

/** `grantForm` of somebody is kept by the name `grant.usr_…`. */
const keptAs = (name: string, which: readonly (string | undefined)[]): string =>
  [name.replace(/Form$/, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...which]
    .filter(Boolean)
    .join('.')
    .slice(0, 80)

/**
 * The page of a house command's form. Its right is the command's own. `fill` returns undefined where there is no such thing.
 * What its person had sent before they had to confirm is filled in again.
 */
export const houseForm = <const A extends Action>(
  name: string,
  permission: A,
  fill: (work: Work) => Promise<Filled | undefined>,
) =>
  query({
    name,
    input,
    permission,
    load: async (work) => {
      const filled = await fill(work)
      if (!filled) throw new NotPermitted('no such thing', 404)
      const { edits, ...shown } = filled
      const { userId, grantId, schoolId, delegationId, clock, identityId } = work.input
      const form = keptAs(name, [userId, grantId, schoolId, delegationId, clock, identityId])
      const kept = await keptForm(work, form)
      const opened = edits && (await openedAs(work.records, edits))
      const values = { ...shown.values, ...(kept && textToObject(kept.body)) }
      const again = { keptAs: form, kept: kept?.id }
      return { form: { choices: {}, token: crypto.randomUUID(), opened, ...shown, values, ...again } }
    },
    redact: (view) => view,
    shown: () => ({ sections: ['form'] }),
  })
