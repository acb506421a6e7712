import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backup, BackupRefused, shredBackups } from '#db/backup.server.ts'
import { databasePlace, NoDatabase } from '#db/database-url.ts'
import { readConfig } from '../app/config.server.ts'
import type { Config } from '../app/config.server.ts'
import { backupKeepDays } from '../app/domain/destruction.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordBackup } from '../app/features/upkeep/record-backup.command.server.ts'
import { recordShredding } from '../app/features/upkeep/record-shredding.command.server.ts'
import type { Asking, Runtime } from '../app/gates/runtime.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { hashOfFile } from './copies/hash-of-file.ts'
import { asCommandLine, runCommand } from './run-command.ts'
import { signHead } from './copies/sign-head.ts'

const help = `npm run backup — writes a whole copy of the database while people go on working

Usage: npm run backup [-- --to FILE | --shred] [-- --help]

Reads DATABASE_URL and OFFRAMP_DATA as the server does. The embedded database becomes a file that Offramp opens as it
is; PostgreSQL becomes a dump for pg_restore, made by pg_dump. Files that were added to cases are in the copy. It is
readable by its owner only and never written over another; keep it where the database itself would be safe. The keys that
open what is sealed are never in it: keep a copy of the folder of keys somewhere else.

  --to FILE   where to write; without it, a name with the date in the folder backups of OFFRAMP_DATA
  --shred     makes none: destroys those in that folder that are older than ${backupKeepDays} days, so that what was
              expunged is in none of them any more. Run it each day. Copies elsewhere are yours to destroy
`

/** Makes a backup and puts it on record. Returns the process's exit code: 0 done, 1 refused, 2 a wrong setting. */
async function main(values: { to?: string; shred?: boolean }): Promise<number> {
  const config = readConfig(process.env, process.cwd())
  return values.shred ? shred(config) : copy(config, values.to)
}

async function copy(config: Config, to: string | undefined): Promise<number> {
  const { engine, safe } = databasePlace(config.databaseUrl)
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const name = `offramp-${stamp}.${engine === 'sqlite' ? 'db' : 'dump'}`
  const file = to === undefined ? join(config.dataDirectory, 'backups', name) : resolve(to)
  await signBefore(config)
  await backup(config.databaseUrl, file)
  const { size } = await stat(file)
  const sha256 = await hashOfFile(file)
  process.stdout.write(
    `${safe} was copied to ${file}\n${size.toLocaleString('en-US')} bytes, SHA-256 ${sha256}\n${withoutKeys(config.keys.folder)}`,
  )
  await withLog(config, async (runtime, doing) => {
    await runtime.run(recordBackup, { engine, file, size, sha256 }, doing)
    await signHead(runtime, config, doing)
  })
  return 0
}

/** Destroys the backups that are older than the district keeps them. */
async function shred(config: Config): Promise<number> {
  const { engine } = databasePlace(config.databaseUrl)
  const folder = join(config.dataDirectory, 'backups')
  const files = shredBackups(folder, new Date(Date.now() - backupKeepDays * 86_400_000))
  process.stdout.write(files.length === 0 ? `No backup in ${folder} is old enough.\n` : `${files.join('\n')}\n`)
  if (files.length === 0) return 0
  const done = { engine, days: backupKeepDays, files }
  await withLog(config, async (runtime, doing) => {
    await runtime.run(recordShredding, done, doing)
    await signHead(runtime, config, doing)
  })
  return 0
}

/** A copy of the database is not the whole: what is sealed in it opens with the keys only. */
const withoutKeys = (folder: string): string =>
  `The keys in ${folder} are not in it. Keep them elsewhere: without them this backup is not complete.\n`

/** Where there is no database, the backup itself says so. */
async function signBefore(config: Config): Promise<void> {
  try {
    await withLog(config, (runtime, doing) => signHead(runtime, config, doing))
  } catch (error) {
    if (!(error instanceof NoDatabase)) throw error
  }
}

/**
 * Works with the log of a database that has a district. The copy ends before its own event, and after a signed head: that
 * it was made stands in the database it was made of.
 */
async function withLog(
  { databaseUrl, keys }: Config,
  work: (runtime: Runtime, doing: Asking) => Promise<void>,
): Promise<void> {
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
  try {
    if (!(await runtime.store.read((records) => records.district.load()))) return
    await work(runtime, asCommandLine())
  } finally {
    await runtime.close()
  }
}

await runCommand(
  { help, options: { to: { type: 'string' }, shred: { type: 'boolean' } }, refusals: [BackupRefused] },
  main,
)
