import { dirname, relative, resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError, isLoopback, jsonOf, secretOf } from './reading.server.ts'

/** Outside this server: a folder that is carried or copied away, a witness that signs what it saw, or mailboxes. */
export type AnchorPlace =
  | { is: 'folder'; name: string; folder: string }
  | { is: 'witness'; name: string; url: string; vkey: string }
  | MailPlace
type MailPlace = {
  is: 'mail'
  host: string
  port: number
  secure: boolean
  loopback: boolean
  /** The password is a function, so that no dump of the settings shows it. */
  signIn?: { user: string; password(): string }
} & Pick<z.output<typeof mailInput>, 'name' | 'from' | 'to' | 'everyHours'>

/** Longest path of a socket: what Linux takes, less its end. */
const longestSocket = 107

/** The path of the signer's socket, as short as it can be written; null where nobody signs. */
export function signerOf(path: string | undefined, workingDirectory: string): string | null {
  if (path === undefined) return null
  const whole = resolve(workingDirectory, path)
  const shortest =
    [whole, relative(workingDirectory, whole)].sort((one, other) => one.length - other.length)[0] ?? whole
  if (shortest.length <= longestSocket) return shortest
  throw new ConfigError(`OFFRAMP_SIGNER is longer than the path of a socket may be (${longestSocket} characters).`)
}

const anchorName = z.string().regex(/^[\x21-\x7e]{1,80}$/, 'write a short name without spaces')
/** Ports of mail servers: encrypted from the first byte, and encrypted before anything is sent (RFC 8314). */
const mailPorts = { 'smtps:': 465, 'smtp:': 587 } as const
const mailInput = z.strictObject({
  is: z.literal('mail'),
  name: anchorName,
  smtp: z.string().refine(isMailServer, 'write smtps://, or smtp://, and the name of the mail server'),
  user: z.string().min(1, 'write the name by which Offramp signs in to the mail server').optional(),
  passwordFile: z.string().min(1, 'write the path of a file that holds the password').optional(),
  from: z.email('write an e-mail address'),
  to: z.array(z.email('write an e-mail address')).min(1, 'write at least one e-mail address').max(20),
  everyHours: z
    .int('write whole hours')
    .min(1, 'write at least 1')
    .max(24 * 7, 'write at most 168')
    .default(24),
})

const anchorInput = z.discriminatedUnion('is', [
  mailInput,
  z.strictObject({ is: z.literal('folder'), name: anchorName, folder: z.string().min(1, 'write the folder’s path') }),
  z.strictObject({
    is: z.literal('witness'),
    name: anchorName,
    url: z.url('write the address of the witness').refine(reachedSafely, 'write an https address'),
    vkey: z.string().min(1, 'write the public key that the witness shows'),
  }),
])

/** Another machine is asked over https; this computer may be asked without. */
function reachedSafely(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** A mail server's address holds no password: that stands in a file of its own. */
function isMailServer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  return protocol in mailPorts && hostname !== '' && username === '' && password === ''
}

function mailPlace({ smtp, user, passwordFile, ...rest }: z.output<typeof mailInput>, folder: string): MailPlace {
  if ((user === undefined) !== (passwordFile === undefined))
    throw new ConfigError(`OFFRAMP_ANCHORS: ${rest.name} needs user and passwordFile together.`)
  const { protocol, hostname, port } = new URL(smtp)
  const usual = mailPorts[protocol as keyof typeof mailPorts]
  const password =
    passwordFile === undefined
      ? undefined
      : secretOf(resolve(folder, passwordFile), `OFFRAMP_ANCHORS (${rest.name})`, 'password')
  return {
    ...rest,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? usual : Number(port),
    secure: protocol === 'smtps:',
    loopback: isLoopback(hostname),
    ...(user !== undefined && password !== undefined ? { signIn: { user, password: () => password } } : {}),
  }
}

/** Reads the file of places outside. Says which of them is wrong, and how. */
export function anchorsOf(file: string | undefined, workingDirectory: string): AnchorPlace[] {
  if (file === undefined) return []
  const path = resolve(workingDirectory, file)
  const parsed = z.array(anchorInput).safeParse(jsonOf('OFFRAMP_ANCHORS', path, 'docs/proof.md'))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const [n, name] = issue?.path ?? []
    const place = typeof n === 'number' ? `, place ${n + 1}${name === undefined ? '' : `, ${String(name)}`}` : ''
    throw new ConfigError(`OFFRAMP_ANCHORS (${path}${place}): ${issue?.message ?? 'not a list of places'}.`)
  }
  const names = parsed.data.map(({ name }) => name)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) throw new ConfigError(`OFFRAMP_ANCHORS (${path}): ${twice} stands there twice.`)
  const beside = dirname(path)
  return parsed.data.map((one) => {
    if (one.is === 'mail') return mailPlace(one, beside)
    return one.is === 'folder' ? { ...one, folder: resolve(beside, one.folder) } : one
  })
}
