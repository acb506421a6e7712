import { z } from 'zod'
import { NotPermitted } from '../gates/errors.ts'
import { query } from '../gates/query.ts'
import { sha256 } from '../keys/digest.server.ts'
import { openFactorSecret } from '../keys/factor-secret.server.ts'
import { qrPicture } from '../keys/qr.server.ts'
import { totpAddress } from '../keys/totp.server.ts'
import { challengeHolds } from './factor-rules.ts'

/** The secret of an app that is being set up, as a picture and in letters: shown to its person alone, for minutes. */
export const appSetup = query({
  name: 'appSetup',
  input: z.object({ setup: z.string().max(60), session: z.string() }),
  permission: 'account.factors',
  quiet: true,
  load: async ({ input, actor, records, now, vault }) => {
    const hash = sha256(input.setup)
    const challenge = await records.factors.challenge(hash)
    if (!challengeHolds(challenge, { purpose: 'new app', boundTo: input.session, now }) || challenge.secret === null)
      throw new NotPermitted('no app is being set up here', 403)
    const user = await records.users.byId(actor.id)
    const kept = { secret: challenge.secret, keyId: challenge.keyId }
    const secret = await openFactorSecret(vault, records, kept, { of: 'set-up', id: hash })
    return { setup: input.setup, secret, signIn: user?.signIn ?? '' }
  },
  redact: ({ setup, secret, signIn }) => ({
    title: 'Set up an app',
    setup,
    letters: secret.replace(/(.{4})(?=.)/g, '$1 '),
    picture: qrPicture(totpAddress(secret, 'Offramp', signIn)),
  }),
})
