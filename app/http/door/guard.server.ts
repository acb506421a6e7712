import { isIP } from 'node:net'
import { isLoopback } from '../../config.server.ts'
import type { Config } from '../../config.server.ts'

const reading = ['GET', 'HEAD']
const changing = ['POST']
export const methods: readonly string[] = [...reading, ...changing]

/**
 * Whether a request that changes something comes from a page of ours (ASVS 3.5.1): the browser says so, or names our own
 * origin. A request that says neither is refused: every browser that Offramp supports sends one of both with a form.
 */
export function isOwnRequest(request: Pick<Request, 'method' | 'headers'>, config: Config): boolean {
  if (reading.includes(request.method)) return true
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== 'null') return isOwnOrigin(origin, config)
  return request.headers.get('sec-fetch-site') === 'same-origin'
}

/** The configured origin; on this computer, also the other names of it with the same port. */
export function isOwnOrigin(origin: string, config: Config): boolean {
  if (origin === config.origin) return true
  if (!URL.canParse(origin)) return false
  const [here, asked] = [new URL(config.origin), new URL(origin)]
  return (
    isLoopback(here.hostname) &&
    isLoopback(asked.hostname) &&
    asked.protocol === here.protocol &&
    asked.port === here.port
  )
}

/** Whether the name under which Offramp was asked is its own. Another site's name that was pointed here is not. */
export function isOwnHost(host: string | undefined, config: Config): boolean {
  return host !== undefined && isOwnOrigin(`${new URL(config.origin).protocol}//${host}`, config)
}

const fromProxies = /^(x-forwarded-|forwarded$|x-real-ip$|x-client-ip$|true-client-ip$|cf-connecting-ip$)/i

/** The headers without what only a proxy may say. */
export function withoutForwarded(headers: Headers): Headers {
  const kept = new Headers(headers)
  for (const name of headers.keys()) if (fromProxies.test(name)) kept.delete(name)
  return kept
}

/** The address a request came from: the last one that a trusted proxy names, else the connection's own. */
export function clientAddress(connection: string | undefined, headers: Headers, trusted: readonly string[]): string {
  const direct = plainAddress(connection ?? '')
  if (!trusted.includes(direct)) return direct
  const named = (headers.get('x-forwarded-for') ?? '').split(',').map((one) => plainAddress(one.trim()))
  return named.reverse().find((one) => isIP(one) !== 0 && !trusted.includes(one)) ?? direct
}

const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[|\]$/g, '')

/** The neighbourhood of an address: what a throttle counts. IPv4 by its first three numbers, IPv6 by its first three groups. */
export function networkOf(address: string): string {
  if (isIP(address) === 4) return address.split('.').slice(0, 3).join('.')
  if (isIP(address) !== 6) return 'unknown'
  const [head = '', tail] = address.toLowerCase().split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const groups = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
