import { databasePlace } from './database-url.ts'
import { openPostgres } from './postgres.server.ts'
import type { Store } from './records/records.ts'
import { openSqlite } from './sqlite.server.ts'

export { StoreBusy } from './queue.ts'

export interface StoreOptions {
  /**
   * `server` waits for another process's lock without blocking the pages; `cli` may block, being alone in its process.
   */
  as?: 'server' | 'cli'
  /** Most connections to PostgreSQL at once. */
  connections?: number
}

/**
 * Opens the store of `DATABASE_URL` (`file:…` or `postgres://…`). The database must have been migrated. Throws in
 * plain words when there is none, or when it does not keep what it is asked to keep.
 */
export function openStore(url: string, { as = 'server', connections = 10 }: StoreOptions = {}): Store {
  const place = databasePlace(url)
  const patience = as === 'server' ? 5_000 : 30_000
  if (place.engine === 'postgres') return openPostgres(place.url, { patience, connections })
  return openSqlite(place.file, { busyTimeout: as === 'server' ? 100 : 5_000, patience })
}
