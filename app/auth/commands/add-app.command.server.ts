import { z } from 'zod'
import { instantSchema } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import { InputRefused } from '../../gates/errors.ts'
import { sha256 } from '../../keys/digest.server.ts'
import { openFactorSecret, sealFactorSecret } from '../../keys/factor-secret.server.ts'
import { totpStep } from '../../keys/totp.server.ts'
import { renewSession } from '../begin-session.server.ts'
import { factorName } from '../factor-name.ts'
import { challengeHolds, readCode } from '../factor-rules.ts'
import { ProofRefused } from '../proof.server.ts'

/** Adds an app that shows codes, once its first code has been typed. The session goes on under a new token. */
export const addApp = command({
  name: 'addApp',
  input: z.object({
    setup: z.string().max(60),
    code: z.string({ error: 'Type the code that the app shows.' }).min(1, 'Type the code that the app shows.').max(40),
    name: factorName,
    session: z.string(),
    token: z.string().length(32),
    at: instantSchema,
  }),
  permission: 'account.factors',
  handle: async ({ input, actor, records, now, newId, newSalt, vault }) => {
    const hash = sha256(input.setup)
    const challenge = await records.factors.challenge(hash)
    const holds = challengeHolds(challenge, { purpose: 'new app', boundTo: input.session, now })
    if (!holds || challenge.secret === null)
      throw new InputRefused({ code: 'This took longer than five minutes. Go back and begin again.' }, {})
    const kept = { secret: challenge.secret, keyId: challenge.keyId }
    const secret = await openFactorSecret(vault, records, kept, { of: 'set-up', id: hash })
    const read = readCode(input.code)
    const step = read?.kind === 'app' ? totpStep(secret, read.code, now) : undefined
    if (step === undefined) throw new ProofRefused('wrong code')
    await records.write.takeChallenge(hash)
    const id = newId('factor')
    await records.write.saveFactor({
      id,
      userId: actor.id,
      kind: 'totp',
      name: input.name || 'Authenticator app',
      credentialId: null,
      publicKey: null,
      counter: 0,
      transports: [],
      ...(await sealFactorSecret(vault, records, secret, { of: 'factor', id })),
      lastStep: step,
      createdAt: now,
      lastUsedAt: now,
      endedAt: null,
      salt: newSalt(),
    })
    await renewSession({ records, actor, now }, input)
    return {
      result: { factorId: id },
      events: [{ act: 'auth.factorAdded', object: { t: 'factor', id }, why: 'app', sealed: { userId: actor.id } }],
    }
  },
})
