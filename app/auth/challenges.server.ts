import type { Runtime } from '../gates/runtime.ts'
import { sealSetUp } from '../gates/sealing.server.ts'
import { plusMinutes } from '../domain/time.ts'
import { sha256 } from '../keys/digest.server.ts'
import { passkeyToMake, passkeyToShow } from '../keys/passkeys.server.ts'
import { freshToken, tokenHash } from '../keys/tokens.server.ts'
import { newTotpSecret } from '../keys/totp.server.ts'
import type { Purpose } from './factor-rules.ts'
import { challengeMinutes } from './limits.ts'

export interface Challenges {
  /** What the browser asks a passkey for, before anybody is known. `attempt` is the secret of this one try. */
  toSignIn(): Promise<{ options: unknown; attempt: string }>
  /** The same for a person in a session, naming their passkeys. */
  toShow(purpose: 'second step' | 'confirm', userId: string, session: string): Promise<unknown>
  /** What the browser makes a new passkey from. */
  toMake(userId: string, session: string): Promise<unknown>
  /** Begins an app: a fresh secret, kept until its first code is typed. Returns the name under which it waits. */
  newApp(session: string): Promise<string>
}

/** Makes challenges and keeps their hash for minutes, with a new app's secret sealed. Like counted tries they are no record, and no event. */
export const challenges = (runtime: Runtime, origin: string): Challenges => {
  const party = { origin, name: 'Offramp' }
  const keep = (challenge: string, purpose: Purpose, boundTo: string, secret?: string) =>
    runtime.store.write(async (records) => {
      const createdAt = runtime.clock.now()
      const hash = sha256(challenge)
      const kept = secret ? await sealSetUp(runtime.vault, records, secret, hash) : { secret: null, keyId: null }
      const row = { hash, purpose, boundTo, ...kept, createdAt }
      await records.write.saveChallenge(row, plusMinutes(createdAt, -challengeMinutes))
    })
  const passkeysOf = (userId: string) =>
    runtime.store.read(async (records) =>
      (await records.factors.ofUser(userId)).flatMap(({ credentialId, transports }) =>
        credentialId ? [{ credentialId, transports }] : [],
      ),
    )
  return {
    toSignIn: async () => {
      const [options, attempt] = [await passkeyToShow(party), freshToken()]
      await keep(options.challenge, 'sign in', tokenHash(attempt))
      return { options, attempt }
    },
    toShow: async (purpose, userId, session) => {
      const options = await passkeyToShow(party, await passkeysOf(userId))
      await keep(options.challenge, purpose, session)
      return options
    },
    toMake: async (userId, session) => {
      const user = await runtime.store.read((records) => records.users.byId(userId))
      const person = { id: userId, signIn: user?.signIn ?? '', name: user?.name ?? '' }
      const options = await passkeyToMake(party, person, await passkeysOf(userId))
      await keep(options.challenge, 'new passkey', session)
      return options
    },
    newApp: async (session) => {
      const setup = freshToken()
      await keep(setup, 'new app', session, newTotpSecret())
      return setup
    },
  }
}
