import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { z } from 'zod'

/** One step of the schema, as generated and committed. `hash` is of its whole text. */
export interface Migration {
  name: string
  at: number
  hash: string
  statements: readonly string[]
}

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) })

/** Where the migrations of an engine are. */
export const migrationsFolder = (engine: 'sqlite' | 'postgres'): string =>
  fileURLToPath(new URL(`../migrations/${engine}`, import.meta.url))

/** Reads a folder of migrations in their order. */
export function readMigrations(folder: string): Migration[] {
  const { entries } = journal.parse(JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')))
  return entries.map(({ tag, when }) => {
    const text = readFileSync(path.join(folder, `${tag}.sql`), 'utf8')
    const statements = text.split('--> statement-breakpoint').map((one) => one.trim())
    return { name: tag, at: when, hash: createHash('sha256').update(text).digest('hex'), statements }
  })
}

/** The database can't be brought to this version. The message says why and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/**
 * The migrations that a database still needs, given the hashes of those it has, oldest first. Throws `MigrationRefused`
 * where the database is newer than this program, or was made from migrations that are not these.
 */
export function pendingMigrations(all: readonly Migration[], applied: readonly string[]): Migration[] {
  for (const [place, hash] of applied.entries()) {
    const ours = all[place]
    if (!ours) {
      throw new MigrationRefused(
        'This database belongs to a newer version of Offramp. Run that version, or restore a backup made by this one.',
      )
    }
    if (ours.hash !== hash) {
      throw new MigrationRefused(
        `This database was made with another text of the migration ${ours.name}. ` +
          'Released migrations never change; check that this is the right database and an unchanged copy of Offramp.',
      )
    }
  }
  return all.slice(applied.length)
}
