import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { ConfigError } from '../../config.server.ts'
import type { Config } from '../../config.server.ts'
import { keepBodyTime, serverOptions, timeouts } from './timeouts.server.ts'

type Before = (request: IncomingMessage, response: ServerResponse, next: () => void) => void
interface Answers {
  fetch: Parameters<typeof getRequestListener>[0]
}

export interface Listening {
  server: Server
  /** Takes no more requests, lets those under way finish, and closes what is left after a while. */
  stop(): Promise<void>
}

/**
 * Listens where the configuration says. `before` is the development server's own middleware. Throws `ConfigError` where
 * the port or the address can't be had.
 */
export async function listen(
  door: Answers,
  config: Pick<Config, 'host' | 'port'>,
  before?: Before,
): Promise<Listening> {
  const answer = getRequestListener(door.fetch, { overrideGlobalObjects: false })
  const server = createServer(serverOptions, (request, response) => {
    if (before) before(request, response, () => void answer(request, response))
    else void answer(request, response)
  })
  keepBodyTime(server)
  await new Promise<void>((ready, failed) => {
    server.once('error', (error) => failed(notListening(error, config)))
    server.listen(config.port, config.host, ready)
  })
  return { server, stop: () => stop(server) }
}

function notListening(error: NodeJS.ErrnoException, { host, port }: Pick<Config, 'host' | 'port'>): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `Something listens on ${host}:${port} already, perhaps another Offramp. Stop it, or write another port, such as ` +
          `PORT=${port === 65535 ? 3000 : port + 1}.`,
      )
    case 'EACCES':
      return new ConfigError(`This account may not listen on port ${port}. Write one from 1024 on, such as PORT=3000.`)
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
      return new ConfigError(
        `HOST is ${host}, which is no address of this machine. Leave it out for this computer only.`,
      )
    default:
      return error
  }
}

function stop(server: Server): Promise<void> {
  return new Promise((stopped) => {
    const late = setTimeout(() => server.closeAllConnections(), timeouts.stopMs)
    server.close(() => {
      clearTimeout(late)
      stopped()
    })
    server.closeIdleConnections()
  })
}
