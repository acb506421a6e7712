import { fileURLToPath } from 'node:url'
import path from 'node:path'

/** Where the database is. `safe` may be shown and logged: no password stands in it. */
export type DatabasePlace =
  { engine: 'sqlite'; file: string; safe: string } | { engine: 'postgres'; url: string; safe: string }

/** There is no database where it should be; the message says where, and what makes one. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase'
}

/**
 * Reads `DATABASE_URL`: `file:…` (a path, absolute or from the working directory) or `postgres://…`.
 * Throws a RangeError in plain words for anything else.
 */
export function databasePlace(url: string): DatabasePlace {
  if (/^postgres(ql)?:\/\//.test(url)) {
    const parsed = new URL(url)
    return { engine: 'postgres', url, safe: `postgres://${parsed.host}${parsed.pathname}` }
  }
  if (url.startsWith('file:')) {
    const file = url.startsWith('file://') ? fileURLToPath(url) : path.resolve(url.slice('file:'.length))
    if (url.length > 'file:'.length && !url.endsWith('/')) return { engine: 'sqlite', file, safe: file }
  }
  throw new RangeError('DATABASE_URL must be file:… (the path of a file) or postgres://… (a PostgreSQL database).')
}
