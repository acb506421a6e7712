import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backup, BackupRefused, shredBackups } from '#db/backup.server.ts'
import { databasePlace } from '#db/database-url.ts'
import { readConfig } from '../app/config.server.ts'
import type { Config } from '../app/config.server.ts'
import { backupKeepDays } from '../app/domain/destruction.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordBackup } from '../app/features/upkeep/record-backup.command.server.ts'
import { recordShredding } from '../app/features/upkeep/record-shredding.command.server.ts'
import type { Doing, Runtime } from '../app/gates/runtime.ts'
import { sha256Stream } from '../app/keys/digest.server.ts'
import { newId } from '../app/keys/random.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { runCommand } from './run-command.ts'

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
  await backup(config.databaseUrl, file)
  const { size } = await stat(file)
  const sha256 = await hashOf(file)
  process.stdout.write(
    `${safe} was copied to ${file}\n${size.toLocaleString('en-US')} bytes, SHA-256 ${sha256}\n${withoutKeys(config.keys.folder)}`,
  )
  const made = { engine, file, size, sha256 }
  await putOnRecord(config, (runtime, doing) => runtime.run(recordBackup, made, doing))
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
  await putOnRecord(config, (runtime, doing) => runtime.run(recordShredding, done, doing))
  return 0
}

/** A copy of the database is not the whole: what is sealed in it opens with the keys only. */
const withoutKeys = (folder: string): string =>
  `The keys in ${folder} are not in it. Keep them elsewhere: without them this backup is not complete.\n`

async function hashOf(file: string): Promise<string> {
  const hash = sha256Stream()
  for await (const piece of createReadStream(file)) hash.add(piece as Buffer)
  return hash.hex()
}

/** The copy ends before its own event: that it was made stands in the database it was made of. */
async function putOnRecord(
  { databaseUrl, keys }: Config,
  record: (runtime: Runtime, doing: Doing) => Promise<unknown>,
): Promise<void> {
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
  try {
    if (!(await runtime.store.read((records) => records.district.load()))) return
    const actor = { kind: 'cli', id: 'cli', name: 'Command line' } as const
    await record(runtime, { actor, requestId: newId('request'), via: 'cli' })
  } finally {
    await runtime.close()
  }
}

await runCommand(
  { help, options: { to: { type: 'string' }, shred: { type: 'boolean' } }, refusals: [BackupRefused] },
  main,
)
