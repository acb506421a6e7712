import { isAbsolute, join, resolve } from 'node:path'

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
}

/** A setting that can't be used. Its message is shown as it is, without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
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
  return {
    databaseUrl: databaseOf(databaseGiven, dataDirectory),
    dataDirectory,
    keys: keysOf(env, workingDirectory, dataDirectory),
    origin: origin.origin,
    host,
    port,
    loopback,
    https: origin.protocol === 'https:',
    trustedProxies: (given(env, 'OFFRAMP_TRUSTED_PROXIES') ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    demo: {
      mayCreate: demoAsked !== false && (databaseGiven === undefined || demoAsked === true) && loopback,
      oneClick: demoAsked === true || (demoAsked !== false && loopback),
    },
    databaseIsDefault: databaseGiven === undefined,
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

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65535) {
    throw new ConfigError(`PORT is ${text}. Write a number from 1 to 65535, for example PORT=3000.`)
  }
  return port
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

/** Case content never crosses a network in the clear: a database on another machine must be asked for TLS. */
function refuseOpenWire(url: URL) {
  const mode = url.searchParams.get('sslmode')
  const here = url.hostname === '' || isLoopback(url.hostname) || url.searchParams.has('host')
  if (here || mode === 'verify-full' || mode === 'verify-ca' || mode === 'require') return
  throw new ConfigError(
    `DATABASE_URL reaches ${url.hostname} without TLS. Add ?sslmode=verify-full, or keep the database on this machine.`,
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

/** Whether a host name or address means this computer only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}
