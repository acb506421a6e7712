import { z } from 'zod'
import { query } from '#app/gates/query.ts'

/** Why somebody may not see a page, in general: no case is looked at and none is named. */
export const whyNot = query({
  name: 'whyNot',
  input: z.object({}),
  permission: 'account.own',
  quiet: true,
  load: () => Promise.resolve({ title: 'Why can’t I see this?' }),
  redact: (view) => view,
})
