import { z } from 'zod'
import { query } from '#app/gates/query.ts'

/** With what a person confirms that it is them. */
export const confirmPage = query({
  name: 'confirmPage',
  input: z.looseObject({
    /** The installation's providers, as the door knows them. */
    providers: z.array(z.object({ id: z.string(), label: z.string(), issuer: z.string() })).default([]),
  }),
  permission: 'account.own',
  quiet: true,
  load: async ({ input, actor, records }) => ({
    providers: input.providers,
    identities: await records.identities.ofUser(actor.id),
    user: await records.users.byId(actor.id),
    factors: await records.factors.ofUser(actor.id),
  }),
  redact: ({ user, factors, providers, identities }) => ({
    title: 'Confirm that it is you',
    signIn: user?.signIn ?? '',
    passkey: factors.some(({ kind }) => kind === 'passkey'),
    app: factors.some(({ kind }) => kind === 'totp'),
    providers: (factors.length > 0 ? [] : providers)
      .filter(({ issuer }) => identities.some((one) => one.issuer === issuer && one.endedAt === null))
      .map(({ id, label }) => ({ id, label })),
  }),
})
