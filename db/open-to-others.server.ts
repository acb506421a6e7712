import { statSync } from 'node:fs'
import path from 'node:path'
import { databasePlace } from './database-url.ts'

const others = 0o077

/**
 * What of the embedded database other users of this machine may read or change: the file, what SQLite keeps beside it,
 * and the folder. Each with its rights as `ls` counts them. Nothing for PostgreSQL, which has its own users, and for a
 * file in a folder that others can't enter.
 */
export function openToOthers(url: string): { path: string; mode: string }[] {
  const place = databasePlace(url)
  if (place.engine !== 'sqlite') return []
  const folder = path.dirname(place.file)
  const rights = (of: string) => statSync(of, { throwIfNoEntry: false })?.mode ?? 0
  if (!(rights(folder) & others)) return []
  return [folder, place.file, `${place.file}-wal`, `${place.file}-shm`]
    .map((one) => ({ path: one, rights: rights(one) & 0o777 }))
    .filter((one) => one.rights & others)
    .map((one) => ({ path: one.path, mode: one.rights.toString(8).padStart(4, '0') }))
}
