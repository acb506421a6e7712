import { z } from 'zod'
import { query } from '#app/gates/query.ts'

/** With what a person confirms that it is them. */
export const confirmPage = query({
  name: 'confirmPage',
  input: z.object({}),
  permission: 'account.own',
  quiet: true,
  load: async ({ actor, records }) => ({
    user: await records.users.byId(actor.id),
    factors: await records.factors.ofUser(actor.id),
  }),
  redact: ({ user, factors }) => ({
    title: 'Confirm that it is you',
    signIn: user?.signIn ?? '',
    passkey: factors.some(({ kind }) => kind === 'passkey'),
    app: factors.some(({ kind }) => kind === 'totp'),
  }),
})
