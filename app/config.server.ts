import { isIP } from 'node:net'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { anchorsOf, signerOf } from './config/anchors.server.ts'
import type { AnchorPlace } from './config/anchors.server.ts'
import { ConfigError, isLoopback, jsonOf, secretOf } from './config/reading.server.ts'

export { ConfigError, isLoopback }

/** How one installation runs. Everything comes from the environment; every setting has a safe default. */
export interface Config {
  /** `file:/path/offramp.db` or `postgres://…`. */
  databaseUrl: string
  /** Where the embedded database and backups lie, and keys unless said otherwise. */
  dataDirectory: string
  /** Where the key-encryption keys lie. `guarded`: the service manager keeps others out. */
  keys: { folder: string; guarded: boolean }
  /** The address people type: scheme, name and port, without a path. */
  origin: string
  host: string
  port: number
  /** HOST is this computer only. */
  loopback: boolean
  /** Cookies are Secure and carry the `__Host-` prefix. */
  https: boolean
  /** Addresses of reverse proxies whose `X-Forwarded-For` counts; from anybody else it is thrown away. */
  trustedProxies: readonly string[]
  demo: {
    /** An empty database may become a demo district by itself. */
    mayCreate: boolean
    /** "Sign in as …" may be offered, if the database is a demo. */
    oneClick: boolean
  }
  databaseIsDefault: boolean
  /** Who else may say who somebody is (docs/single-sign-on.md). None unless OFFRAMP_OIDC names a file. */
  oidc: readonly OidcProvider[]
  /** Socket of the process that signs the log's head; null where nobody does. */
  signer: string | null
  /** Where what is read is kept while the log can't be written. */
  spool: string
  /** Where signed heads of the log are to be known outside. None unless OFFRAMP_ANCHORS names a file. */
  anchors: readonly AnchorPlace[]
  /** Where it is known which cases were destroyed, outside the database: beside the keys, and in each folder of the anchors. */
  destroyed: readonly string[]
}

/** A provider of single sign-on, as its file names it. */
export interface OidcProvider extends Omit<z.output<typeof providerInput>, 'clientSecretFile'> {
  /** A function, so that no dump of the settings shows the secret. */
  clientSecret(): string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks the environment. Throws `ConfigError` with a plain message naming the setting and what to write. */
export function readConfig(env: Environment, workingDirectory: string): Config {
  const host = given(env, 'HOST') ?? '127.0.0.1'
  const port = portOf(given(env, 'PORT') ?? '3000')
  const loopback = isLoopback(host)
  const demoAsked = flagOf(env, 'OFFRAMP_DEMO')
  const dataDirectory = resolve(workingDirectory, given(env, 'OFFRAMP_DATA') ?? 'data')
  const databaseGiven = given(env, 'DATABASE_URL')
  const origin = originOf(given(env, 'ORIGIN') ?? `http://localhost:${port}`)
  if (origin.protocol === 'http:' && !loopback) {
    throw new ConfigError(
      `HOST is ${host}, which other machines can reach, but ORIGIN is plain http. Write ORIGIN=https://… and put a proxy ` +
        'with a certificate in front, or leave HOST out.',
    )
  }
  const keys = keysOf(env, workingDirectory, dataDirectory)
  const anchors = anchorsOf(given(env, 'OFFRAMP_ANCHORS'), workingDirectory)
  return {
    databaseUrl: databaseOf(databaseGiven, dataDirectory),
    dataDirectory,
    keys,
    origin: origin.origin,
    host,
    port,
    loopback,
    https: origin.protocol === 'https:',
    trustedProxies: proxiesOf(given(env, 'OFFRAMP_TRUSTED_PROXIES') ?? ''),
    demo: {
      mayCreate: demoAsked !== false && (databaseGiven === undefined || demoAsked === true) && loopback,
      oneClick: demoAsked === true || (demoAsked !== false && loopback),
    },
    databaseIsDefault: databaseGiven === undefined,
    oidc: providersOf(given(env, 'OFFRAMP_OIDC'), workingDirectory),
    signer: signerOf(given(env, 'OFFRAMP_SIGNER'), workingDirectory),
    spool: resolve(workingDirectory, given(env, 'OFFRAMP_SPOOL') ?? join(dataDirectory, 'spool')),
    anchors,
    destroyed: destroyedAt(keys, anchors, dataDirectory),
  }
}

const given = (env: Environment, name: string): string | undefined => {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

/** Keys lie beside the database unless said; in a folder of systemd's credentials, group bits stand for one account. */
function keysOf(env: Environment, workingDirectory: string, dataDirectory: string): Config['keys'] {
  const asked = given(env, 'OFFRAMP_KEYS')
  const folder = asked === undefined ? join(dataDirectory, 'keys') : resolve(workingDirectory, asked)
  const credentials = given(env, 'CREDENTIALS_DIRECTORY')
  return { folder, guarded: credentials !== undefined && folder === resolve(credentials) }
}

/** A folder of systemd's credentials takes no file: there the list lies beside the database. */
const destroyedAt = (keys: Config['keys'], anchors: Config['anchors'], dataDirectory: string): string[] => {
  const folders = anchors.flatMap((one) => (one.is === 'folder' ? [one.folder] : []))
  return [keys.guarded ? dataDirectory : keys.folder, ...folders].map((folder) => join(folder, 'destroyed.jsonl'))
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535) {
    throw new ConfigError(`PORT is ${text}. Write a number from 1 to 65535, for example PORT=3000.`)
  }
  return port
}

/** Compared with the address of each connection as it is: a name or a range would silently trust nobody. */
function proxiesOf(text: string): string[] {
  const all = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const wrong = all.find((one) => isIP(one) === 0)
  if (wrong === undefined) return all
  throw new ConfigError(
    `OFFRAMP_TRUSTED_PROXIES has ${wrong}. Write the addresses of your proxies, with commas between, such as 10.0.0.5.`,
  )
}

function flagOf(env: Environment, name: string): boolean | undefined {
  const value = given(env, name)
  if (value === undefined) return undefined
  if (['1', 'true', 'yes'].includes(value)) return true
  if (['0', 'false', 'no'].includes(value)) return false
  throw new ConfigError(`${name} is ${value}. Write 1 for yes, 0 for no, or leave it out.`)
}

function databaseOf(url: string | undefined, dataDirectory: string): string {
  if (url === undefined) return `file:${join(dataDirectory, 'offramp.db')}`
  if (url.startsWith('file:')) {
    const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
    if (path === '')
      throw new ConfigError('DATABASE_URL names no file. Write for example file:/var/lib/offramp/offramp.db.')
    return `file:${isAbsolute(path) ? path : resolve(path)}`
  }
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new ConfigError('DATABASE_URL must start with file: or postgres://. Leave it out for the embedded database.')
  }
  refuseOpenWire(new URL(url))
  return url
}

/**
 * Case content never crosses a network in the clear, nor to a server that was not checked: a database on another machine
 * must be asked for TLS with a checked certificate. Where a setting stands twice the driver takes the last, and `host`
 * counts before the name in the address.
 */
function refuseOpenWire(url: URL) {
  const last = (name: string) => url.searchParams.getAll(name).at(-1)
  const host = last('host') ?? url.hostname
  if (host === '' || host.startsWith('/') || isLoopback(host)) return
  if (last('sslmode') === 'verify-full' && !url.searchParams.has('uselibpqcompat')) return
  throw new ConfigError(
    `DATABASE_URL reaches ${host} without TLS that checks its certificate. Add ?sslmode=verify-full (and sslrootcert= for ` +
      'an authority of your own), without uselibpqcompat, or keep the database on this machine.',
  )
}

function originOf(text: string): URL {
  if (!URL.canParse(text))
    throw new ConfigError(`ORIGIN is ${text}. Write the address people type, for example https://offramp.example.org.`)
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ConfigError(`ORIGIN is ${text}. It must start with https://, or http:// on this computer only.`)
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new ConfigError(`ORIGIN is ${text}. Write only scheme, name and port, without a path.`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new ConfigError(
      `ORIGIN is ${url.origin}. Offramp holds records about children and is served over https only. ` +
        'Put it behind a proxy with a certificate and write ORIGIN=https://…; plain http works only on localhost.',
    )
  }
  return url
}

const providerInput = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'write small letters, digits and dashes, such as google'),
  label: z.string().trim().min(1, 'write what people call it, such as Google').max(60),
  issuer: z.string(),
  clientId: z.string().min(1, 'write the client id that the provider gave'),
  clientSecretFile: z.string().min(1, 'write the path of the file that holds the client secret'),
  hostedDomain: z.string().min(1).optional(),
  tenant: z.string().min(1).optional(),
  strongAcr: z.array(z.string().min(1)).optional(),
})

/** Reads the file of providers and their secrets. Says which provider and which line is wrong, never what a secret is. */
function providersOf(file: string | undefined, workingDirectory: string): OidcProvider[] {
  if (file === undefined) return []
  const path = resolve(workingDirectory, file)
  const parsed = z.array(providerInput).safeParse(jsonOf('OFFRAMP_OIDC', path, 'docs/single-sign-on.md'))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const [n, name] = issue?.path ?? []
    const place = typeof n === 'number' ? `, provider ${n + 1}${name === undefined ? '' : `, ${String(name)}`}` : ''
    throw new ConfigError(`OFFRAMP_OIDC (${path}${place}): ${issue?.message ?? 'not a list of providers'}.`)
  }
  const seen = new Set<string>()
  return parsed.data.map(({ clientSecretFile, ...provider }) => {
    const at = `OFFRAMP_OIDC (${path}, ${provider.id})`
    if (seen.has(provider.id) || seen.has(provider.issuer))
      throw new ConfigError(`${at}: this id or issuer stands there twice.`)
    seen.add(provider.id).add(provider.issuer)
    refuseIssuer(provider.issuer, at)
    const secret = secretOf(resolve(dirname(path), clientSecretFile), at, 'client secret')
    return { ...provider, clientSecret: () => secret }
  })
}

/** An issuer is compared letter by letter, and reached by https unless it is on this computer. */
function refuseIssuer(issuer: string, at: string) {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  if (
    !url ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== '' ||
    !['http:', 'https:'].includes(url.protocol)
  )
    throw new ConfigError(
      `${at}: issuer is ${issuer}. Write it as the provider does, such as https://accounts.google.com.`,
    )
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new ConfigError(`${at}: issuer is ${issuer}. It must start with https://, or be on this computer.`)
  if (/^\/(common|organizations|consumers)\b/.test(url.pathname) && url.hostname === 'login.microsoftonline.com')
    throw new ConfigError(`${at}: this issuer lets in people of every organization. Write your own tenant’s id in it.`)
}
