import { z } from 'zod'
import { query } from '#app/gates/query.ts'

/** The page on which somebody connects an account elsewhere to their own. */
export const connectPage = query({
  name: 'connectPage',
  input: z.object({
    /** What people call the provider that the address names; never from the address itself. */
    label: z.string().max(80),
  }),
  permission: 'account.connect',
  quiet: true,
  load: async ({ input, actor, records }) => ({ label: input.label, user: await records.users.byId(actor.id) }),
  redact: ({ label, user }) => ({ label, signIn: user?.signIn ?? '' }),
})
