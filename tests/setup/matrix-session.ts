import { plusMinutes } from '#app/domain/time.ts'
import { freshToken, tokenHash } from '#app/keys/tokens.server.ts'
import type { House } from '#tests/factories/house.ts'

/** `idle`: nobody used it for an hour. `old`: open since the day before. `half`: between the two steps of signing in. */
export type SessionState = 'running' | 'idle' | 'old' | 'half'

/** A session of somebody, as its cookie's token. */
export async function aSession(house: House, name: string, state: SessionState): Promise<string> {
  const token = freshToken()
  const now = house.clock.now()
  const began = state === 'idle' ? plusMinutes(now, -60) : state === 'old' ? plusMinutes(now, -13 * 60) : now
  const session = {
    tokenHash: tokenHash(token),
    userId: house.id(name),
    createdAt: began,
    seenAt: state === 'old' ? now : began,
    endedAt: null,
    endedWhy: null,
    aal: state === 'half' ? (1 as const) : (2 as const),
    provenAt: state === 'half' ? null : now,
    half: state === 'half',
    agent: 'Matrix',
  }
  await house.store.write((records) => records.write.saveSession(session))
  return token
}
