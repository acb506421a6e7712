import { readFileSync } from 'node:fs'

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
