import { join } from 'node:path'
import { databasePlace } from '#db/database-url.ts'
import { migrate, MigrationRefused } from '#db/migrate.server.ts'
import { readConfig } from '../app/config.server.ts'
import type { Config } from '../app/config.server.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordMigration } from '../app/features/upkeep/record-migration.command.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { asCommandLine, runCommand } from './run-command.ts'
import { signHead } from './copies/sign-head.ts'

const help = `npm run migrate — brings the database to this version of Offramp, or creates it

Usage: npm run migrate [-- --without-backup] [-- --help]

Reads DATABASE_URL and OFFRAMP_DATA as the server does. Before anything changes, a backup is written to the folder
backups of OFFRAMP_DATA. All steps run in one transaction: keys and row counts are checked before it is committed, and
where anything is wrong the database stays as it was. A database that is up to date is not touched.

  --without-backup   PostgreSQL only: go on without pg_dump, because a backup was made by other means
`

/** Migrates and puts it on record. Returns the process's exit code: 0 done, 1 refused, 2 a wrong setting. */
async function main(values: { 'without-backup'?: boolean }): Promise<number> {
  const config = readConfig(process.env, process.cwd())
  const { safe } = databasePlace(config.databaseUrl)
  const done = await migrate(config.databaseUrl, {
    now: new Date(),
    backups: join(config.dataDirectory, 'backups'),
    withoutBackup: values['without-backup'] ?? false,
  })
  if (done.applied.length === 0) {
    process.stdout.write(`${safe} is up to date. Nothing was changed.\n`)
    return 0
  }
  if (done.backup) process.stdout.write(`A backup of before is at ${done.backup}.\n`)
  const steps = done.applied.length === 1 ? '1 step' : `${done.applied.length} steps`
  process.stdout.write(done.created ? `${safe} was created.\n` : `${safe} was brought to this version in ${steps}.\n`)
  if (!done.created) await putOnRecord(config, done)
  return 0
}

/** A database without a district has no log to write in yet; setup begins it. */
async function putOnRecord(config: Config, done: Awaited<ReturnType<typeof migrate>>): Promise<void> {
  const { databaseUrl, keys } = config
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
  try {
    if (!(await runtime.store.read((records) => records.district.load()))) return
    const { engine, applied, backup } = done
    const doing = asCommandLine()
    await runtime.run(recordMigration, { engine, applied, backup }, doing)
    await signHead(runtime, config, doing)
  } finally {
    await runtime.close()
  }
}

await runCommand({ help, options: { 'without-backup': { type: 'boolean' } }, refusals: [MigrationRefused] }, main)
