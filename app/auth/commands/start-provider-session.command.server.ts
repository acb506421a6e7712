import { z } from 'zod'
import type { Records } from '#db/records/records.ts'
import { rowChange } from '../../domain/events.ts'
import { instantSchema } from '../../domain/time.ts'
import type { Instant } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import type { Actor } from '../../policy/roles.ts'
import { beginSession } from '../begin-session.server.ts'
import { firstPasswordWaiting } from '../password-rules.ts'

/** A connection that ended, or belongs to somebody else, since it was looked up. Only the sign-in flow sees it. */
export class IdentityRefused extends Error {
  override readonly name = 'IdentityRefused'
  static is = (error: unknown): error is IdentityRefused => error instanceof Error && error.name === 'IdentityRefused'
}

/**
 * Signs a person in by a connected account elsewhere: run as that person, after the provider's answer was believed. An
 * account that an administrator named by its e-mail address is pinned to the provider's own name for it on first use;
 * from then on the address counts for nothing. A first password that waits for them ends unused.
 */
export const startProviderSession = command({
  name: 'startProviderSession',
  input: z.object({
    token: z.string().length(32),
    agent: z.string().max(300),
    mark: z.string().max(60),
    provider: z.string().max(40),
    identityId: z.string().max(60),
    issuer: z.string().max(2000),
    subject: z.string().min(1).max(255),
    /** Only where the provider vouches for it. */
    email: z.string().max(254).optional(),
    assurance: z.object({ aal: z.union([z.literal(1), z.literal(2)]), provenAt: instantSchema.nullable() }),
  }),
  permission: 'account.own',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const identity = await records.identities.byId(input.identityId)
    const counts = identity && identity.endedAt === null && identity.userId === actor.id
    if (!counts || identity.issuer !== input.issuer) throw new IdentityRefused('not connected any more')
    const first = identity.subject === null
    if (first && (identity.email === null || identity.email !== input.email))
      throw new IdentityRefused('another address')
    if (!first && identity.subject !== input.subject) throw new IdentityRefused('another account')
    const pinned = { ...identity, subject: input.subject, salt: newSalt() }
    if (first) await records.write.saveIdentity(pinned)
    const ended = await firstPasswordEnds({ records, actor, now })
    const { aal, provenAt } = input.assurance
    const half = aal === 1 && (await records.factors.any(actor.id))
    const { token, agent, mark } = input
    const proven = aal === 2 ? provenAt : null
    const more = await beginSession({ records, actor, now }, { token, agent, mark, aal, provenAt: proven, half })
    const signedIn = {
      act: 'auth.signedIn',
      object: { t: 'user', id: actor.id },
      why: half ? `oidc:${input.provider}, first step` : `oidc:${input.provider}`,
      sealed: { identity: identity.id, ...input.assurance },
    }
    const onFirstUse = {
      act: 'auth.identityPinned',
      object: { t: 'identity', id: identity.id },
      sealed: { provider: input.provider, email: identity.email },
      rows: [rowChange('identity', identity.id, identity, pinned)],
    }
    return {
      result: { userId: actor.id, half },
      events: [signedIn, ...(first ? [onFirstUse] : []), ...ended, ...more],
    }
  },
})

/** Whoever comes by a connected account needs no first password; nobody else gets in by it any more either. */
async function firstPasswordEnds({ records, actor, now }: { records: Records; actor: Actor; now: Instant }) {
  const waits = await records.credentials.isTemporary(actor.id)
  if (!waits || firstPasswordWaiting('provider') !== 'it ends unused') return []
  await records.write.endPassword(actor.id)
  const count = await records.write.endSessionsOf(actor.id, now, 'first password ended')
  return [{ act: 'auth.firstPasswordEnded', object: { t: 'user', id: actor.id, count } }]
}
