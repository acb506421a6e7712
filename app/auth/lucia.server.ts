import { Lucia, TimeSpan } from 'lucia'
import type { Adapter, DatabaseSession } from 'lucia'
import type { Records, ReadRecords, SessionRow } from '#db/records/records.ts'
import type { Instant } from '../domain/time.ts'
import { tokenHash } from '../keys/tokens.server.ts'
import { sessionLimits } from './limits.ts'
import type { SessionLimits } from './limits.ts'
import { sessionState } from './session-state.ts'

/** What a session begins with. `since`: it goes on from another one, under a new token. */
export interface NewSession {
  agent: string
  aal: 1 | 2
  provenAt: Instant | null
  half: boolean
  since?: Instant
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof sessionsIn>
    DatabaseSessionAttributes: NewSession & { row?: SessionRow }
  }
}

/** lucia is never the one to end a session: idle and absolute times are ours, by the runtime's clock. */
const farAway = new TimeSpan(3650, 'd')

/** Lucia over the records of one transaction. It hands out and reads tokens; the store keeps only their SHA-256. */
export const sessionsIn = (records: ReadRecords | Records, now: Instant, limits = sessionLimits) =>
  new Lucia(adapterOver(records, now, limits), {
    sessionExpiresIn: farAway,
    getSessionAttributes: ({ row }) => ({ row }),
  })

/** The seven small methods that lucia asks for. A session's id is its secret token here, and its hash in the store. */
function adapterOver(records: ReadRecords | Records, now: Instant, limits: SessionLimits): Adapter {
  const write = () => {
    if ('write' in records) return records.write
    throw new Error('Sessions change only inside a command.')
  }
  return {
    getSessionAndUser: async (token) => {
      const session = await records.sessions.byTokenHash(tokenHash(token))
      if (!session || sessionState(session, now, limits) !== 'running') return [null, null]
      return [forLucia(session, token), { id: session.userId, attributes: {} }]
    },
    getUserSessions: async (userId) =>
      (await records.sessions.ofUser(userId)).map((session) => forLucia(session, session.tokenHash)),
    setSession: ({ id, userId, attributes }) =>
      write().saveSession({
        tokenHash: tokenHash(id),
        userId,
        createdAt: attributes.since ?? now,
        seenAt: now,
        endedAt: null,
        endedWhy: null,
        agent: attributes.agent,
        aal: attributes.aal,
        provenAt: attributes.provenAt,
        half: attributes.half,
        network: null,
        browser: null,
      }),
    updateSessionExpiration: (token) => write().touchSession(tokenHash(token), now),
    deleteSession: (token) => write().endSession(tokenHash(token), now, 'signed out'),
    deleteUserSessions: async (userId) => void (await write().endSessionsOf(userId, now, 'signed out everywhere')),
    deleteExpiredSessions: async () => undefined,
  }
}

const forLucia = (session: SessionRow, id: string): DatabaseSession => ({
  id,
  userId: session.userId,
  expiresAt: new Date(Date.now() + farAway.milliseconds()),
  attributes: {
    agent: session.agent,
    aal: session.aal,
    provenAt: session.provenAt,
    half: session.half,
    row: session,
  },
})
