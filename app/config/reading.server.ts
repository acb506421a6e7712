import { readFileSync, statSync } from 'node:fs'

/** A setting that can't be used. Its message is shown as it is, without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Whether a host name or address means this computer only. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

/** A file that a setting names, read as JSON. Throws `ConfigError`, which names the setting and where it is described. */
export function jsonOf(setting: string, path: string, doc: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it can’t be read'
    throw new ConfigError(`${setting} names ${path}, but ${why}. See ${doc}, or leave it out.`)
  }
}

/** A secret in a file of its own, which not everybody on this machine can read. Throws `ConfigError`, which begins with `at`. */
export function secretOf(path: string, at: string, what: string): string {
  let secret: string
  let open: boolean
  try {
    secret = readFileSync(path, 'utf8').trim()
    open = process.platform !== 'win32' && (statSync(path).mode & 0o004) !== 0
  } catch {
    throw new ConfigError(`${at}: the file of the ${what}, ${path}, can’t be read.`)
  }
  if (secret === '') throw new ConfigError(`${at}: the file of the ${what}, ${path}, is empty.`)
  if (open) throw new ConfigError(`${at}: everybody on this machine can read ${path}. Run: chmod o-r ${path}`)
  return secret
}
