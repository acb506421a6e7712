import { Lucia, TimeSpan } from 'lucia'
import type { Adapter, DatabaseSession } from 'lucia'
import type { Records, ReadRecords, SessionRow } from '#db/records/records.ts'
import type { Instant } from '../domain/time.ts'
import { tokenHash } from '../keys/tokens.server.ts'
import { sessionState } from './session-state.ts'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof sessionsIn>
    DatabaseSessionAttributes: { agent: string; row?: SessionRow }
  }
}

/** lucia is never the one to end a session: idle and absolute times are ours, by the runtime's clock. */
const farAway = new TimeSpan(3650, 'd')

/** Lucia over the records of one transaction. It hands out and reads tokens; the store keeps only their SHA-256. */
export const sessionsIn = (records: ReadRecords | Records, now: Instant) =>
  new Lucia(adapterOver(records, now), { sessionExpiresIn: farAway, getSessionAttributes: ({ row }) => ({ row }) })

/** The seven small methods that lucia asks for. A session's id is its secret token here, and its hash in the store. */
function adapterOver(records: ReadRecords | Records, now: Instant): Adapter {
  const write = () => {
    if ('write' in records) return records.write
    throw new Error('Sessions change only inside a command.')
  }
  return {
    getSessionAndUser: async (token) => {
      const session = await records.sessions.byTokenHash(tokenHash(token))
      if (!session || sessionState(session, now) !== 'running') return [null, null]
      return [forLucia(session, token), { id: session.userId, attributes: {} }]
    },
    getUserSessions: async (userId) =>
      (await records.sessions.ofUser(userId)).map((session) => forLucia(session, session.tokenHash)),
    setSession: ({ id, userId, attributes }) =>
      write().saveSession({
        tokenHash: tokenHash(id),
        userId,
        createdAt: now,
        seenAt: now,
        endedAt: null,
        endedWhy: null,
        agent: attributes.agent,
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
  attributes: { agent: session.agent, row: session },
})
