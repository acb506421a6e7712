import type { SessionRow } from '#db/records/records.ts'
import { shortName } from '../keys/tokens.server.ts'

/** Where a request comes from, as one-way names: its network, and its browser by what it says of itself. */
export interface Place {
  network: string
  browser: string
}

/** The place of a request. `network` is the door's: the connection's, or what a trusted proxy says. */
export const placeOf = (request: Pick<Request, 'headers'>, network: string): Place => ({
  network: shortName('session network', network),
  browser: shortName(
    'session browser',
    `${request.headers.get('user-agent') ?? ''}\n${request.headers.get('accept-language') ?? ''}`,
  ),
})

/**
 * Whether a session is used from somewhere else than where it began: another network **and** another browser. A phone
 * that leaves the school's network, and a browser that was updated, are where they were.
 */
export const hasMoved = (session: Pick<SessionRow, 'network' | 'browser'>, { network, browser }: Place): boolean =>
  Boolean(session.network && session.browser) && session.network !== network && session.browser !== browser
