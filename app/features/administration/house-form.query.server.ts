import { z } from 'zod'
import type { RowRef } from '#app/gates/opened-row.server.ts'
import { openedAs } from '#app/gates/opened-row.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Choices } from '#app/ui/form/design.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'

const input = z.looseObject({
  userId: z.string().optional(),
  grantId: z.string().optional(),
  schoolId: z.string().optional(),
  delegationId: z.string().optional(),
  clock: z.string().optional(),
  identityId: z.string().optional(),
  /** What people call the provider that the address names. */
  label: z.string().optional(),
  draftAs,
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

/** The page of a house command's form. Its right is the command's own. `fill` returns undefined where there is no such thing. */
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
      const opened = edits && (await openedAs(work.vault, work.records, edits))
      const draft = await houseDraft(work)
      return { form: { choices: {}, token: crypto.randomUUID(), opened, draft, ...shown } }
    },
    redact: (view) => view,
    shown: () => ({ sections: ['form'] }),
  })
