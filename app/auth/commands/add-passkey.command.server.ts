import { z } from 'zod'
import { instantSchema } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import { madePasskey } from '../../keys/passkeys.server.ts'
import { renewSession } from '../begin-session.server.ts'
import { challengeIn, ProofRefused } from '../proof.server.ts'
import { factorName } from '../factor-name.ts'

/** Adds a passkey that the browser has just made. The session goes on under a new token, with a second factor shown. */
export const addPasskey = command({
  name: 'addPasskey',
  input: z.object({
    passkey: z.string({ error: 'Your browser sent no passkey. Try again.' }).max(40_000),
    name: factorName,
    session: z.string(),
    token: z.string().length(32),
    origin: z.string().max(300),
    at: instantSchema,
  }),
  permission: 'account.factors',
  prepare: async ({ input, read }) => {
    const asked = { purpose: 'new passkey', boundTo: input.session, origin: input.origin, now: input.at } as const
    const { found, holds } = challengeIn(read, asked)
    const made = await madePasskey({ origin: input.origin, name: '' }, input.passkey, holds)
    if (!made) throw new ProofRefused('wrong passkey')
    return { made, challenge: found.hash }
  },
  handle: async ({ input, actor, records, now, newId, newSalt, prepared }) => {
    const { made, challenge } = prepared
    const taken = await records.write.takeChallenge(challenge)
    if (!taken || (await records.factors.byCredential(made.credentialId))) throw new ProofRefused('wrong passkey')
    const id = newId('factor')
    const none = { secret: null, keyId: null, lastStep: null, lastUsedAt: null, endedAt: null }
    await records.write.saveFactor({
      id,
      userId: actor.id,
      kind: 'passkey',
      name: input.name || 'Passkey',
      ...made,
      ...none,
      createdAt: now,
      salt: newSalt(),
    })
    await renewSession({ records, actor, now }, input)
    return {
      result: { factorId: id },
      events: [{ act: 'auth.factorAdded', object: { t: 'factor', id }, why: 'passkey', sealed: { userId: actor.id } }],
    }
  },
})
