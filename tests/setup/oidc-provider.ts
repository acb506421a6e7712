import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { Grant, KoaContextWithOIDC } from 'oidc-provider'

/** What one account of the provider shows; the account's own name is what is typed at its login page. */
type Shown = Record<string, unknown>
interface Token {
  header: Record<string, unknown>
  claims: Record<string, unknown>
}

/** A real OpenID provider on a free port of this computer, whose tokens a test may spoil on their way out. */
export interface LoopbackProvider {
  issuer: string
  clientId: string
  clientSecret: string
  accounts: Map<string, Shown>
  /** Changes the ID token before it is signed (with the provider's own key) and sent; `null` leaves it alone. */
  spoil: ((token: Token) => Token | void) | null
  /** Signs with this instead of the provider's key. */
  signature: ((input: string) => string) | null
  /** Times that a code was traded. */
  trades: number
  stop(): Promise<void>
  /** Answers again, on the same port, after `stop`. */
  start(): Promise<void>
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keyId = 'loopback'
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>
export const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })

/** Starts a provider whose one client comes back to `addressBack`. */
export async function loopbackProvider(addressBack: string): Promise<LoopbackProvider> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const accounts = new Map<string, Shown>()
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'offramp',
        client_secret: 'a secret that no log shows',
        redirect_uris: [addressBack],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS256', use: 'sig' }] as never },
    cookies: { keys: ['loopback'] },
    pkce: { required: () => true, methods: ['S256'] },
    claims: { openid: ['sub', 'hd', 'tid', 'amr', 'xms_edov'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, id) => {
      const shown = accounts.get(id)
      return shown && { accountId: id, claims: () => Promise.resolve({ sub: id, ...shown }) }
    },
    // Nobody is asked again what Offramp may read: it asks for a name and an address.
    loadExistingGrant: async ({ oidc }: KoaContextWithOIDC): Promise<Grant> => {
      const grant: Grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  let server: Server
  const loopback: LoopbackProvider = {
    issuer,
    clientId: 'offramp',
    clientSecret: 'a secret that no log shows',
    accounts,
    spoil: null,
    signature: null,
    trades: 0,
    start: () => {
      server = createServer((request, response) => {
        if (request.url === '/token') spoilInPassing(loopback, request, response)
        void answer(request, response)
      })
      return new Promise((listening) => server.listen(port, '127.0.0.1', () => listening()))
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  }
  await loopback.start()
  return loopback
}

/** Puts another ID token into the answer of the token endpoint. */
function spoilInPassing(loopback: LoopbackProvider, _request: IncomingMessage, response: ServerResponse) {
  loopback.trades += 1
  const end = response.end.bind(response)
  const spoiled = (chunk: unknown) => {
    const body = JSON.parse(String(chunk)) as { id_token?: string }
    if (!loopback.spoil || !body.id_token) return String(chunk)
    const [header, claims] = body.id_token.split('.')
    const token = { header: decoded(header), claims: decoded(claims) }
    const { header: h, claims: c } = loopback.spoil(token) ?? token
    const input = `${encoded(h)}.${encoded(c)}`
    const sign = loopback.signature ?? ((text) => createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url'))
    return JSON.stringify({ ...body, id_token: `${input}.${sign(input)}` })
  }
  response.end = ((chunk: unknown) => {
    const text = spoiled(chunk)
    response.setHeader('content-length', Buffer.byteLength(text))
    return end(text)
  }) as typeof response.end
}

/** A browser that goes to the provider, types a name at its login page, and stops at the address it is sent back to. */
export async function logInAt(url: string, name: string): Promise<URL> {
  const jar = new Map<string, string>()
  const { origin } = new URL(url)
  const go = async (to: string, body?: URLSearchParams): Promise<URL> => {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ')
    const answer = await fetch(to, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (location) {
      const next = new URL(location, to)
      return next.origin === origin ? go(next.href) : next
    }
    if (body) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`)
    const page = await answer.text()
    if (!page.includes('name="login"')) throw new Error(`No login page: ${answer.status} ${page.slice(0, 300)}`)
    return go(to, new URLSearchParams({ prompt: 'login', login: name, password: 'any' }))
  }
  return go(url)
}
