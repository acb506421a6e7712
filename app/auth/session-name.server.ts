import { shortName } from '../keys/tokens.server.ts'

/** How the audit log names a session. */
export const sessionLogName = (hash: string): string => `h:${shortName('session', hash)}`

/** How a browser is known again: a hash of its name and network, never an address. */
export const browserMark = (agent: string, network: string): string => shortName('browser', `${agent}\n${network}`)
