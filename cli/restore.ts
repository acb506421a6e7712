import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { databasePlace } from '#db/database-url.ts'
import { migrate, MigrationRefused } from '#db/migrate.server.ts'
import { restore, RestoreRefused } from '#db/restore.server.ts'
import { readConfig } from '../app/config.server.ts'
import type { Config } from '../app/config.server.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordMigration } from '../app/features/upkeep/record-migration.command.server.ts'
import { recordRestore } from '../app/features/upkeep/record-restore.command.server.ts'
import { noteCameBack, stillThere } from '../app/jobs/note-came-back.command.server.ts'
import { destroyedFiles } from '../app/keys/destroyed-files.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { hashOfFile } from './copies/hash-of-file.ts'
import { asCommandLine, runCommand, WrongArguments } from './run-command.ts'
import { signerHere } from './copies/sign-head.ts'

const help = `npm run restore — puts a backup in the place of the database

Usage: npm run restore -- --from FILE [--help]

Reads DATABASE_URL, OFFRAMP_DATA and OFFRAMP_KEYS as the server does. Stop the server first. What is there now is put aside,
in the folder backups of OFFRAMP_DATA, and never thrown away: nothing that was recorded since the backup is in it. The backup
is brought to this version, and that it was restored is put on record in it, with the last signed head that was seen: so the
log itself says how much is gone. It needs the keys that were in use when the backup was made.

  --from FILE   what npm run backup wrote

Cases that were destroyed since the backup are in it again. They are named, by the list destroyed.jsonl beside the keys (or in a folder
of OFFRAMP_ANCHORS), and put on record as cases to be destroyed again.

A signer that saw more events than the backup has signs nothing until two people say from where it goes on: docs/proof.md.
`

const clock = { now: () => instantOf(new Date()) }
type Seen = { size: number; root: string } | null

/** Restores and says what is gone. Returns the process's exit code: 0 done, 1 refused. */
async function main(values: { from?: string }): Promise<number> {
  if (values.from === undefined) throw new WrongArguments('Say which backup: --from FILE.')
  const from = resolve(values.from)
  if (!existsSync(from)) throw new RestoreRefused(`There is no backup at ${from}.`)
  const config = readConfig(process.env, process.cwd())
  await refuseWhileServing(config)
  const { engine, safe } = databasePlace(config.databaseUrl)
  const seen = await lastSeen(config)
  const sha256 = await hashOfFile(from)
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const aside = join(config.dataDirectory, 'backups', `before-restore-${stamp}.${engine === 'sqlite' ? 'db' : 'dump'}`)
  let told = { size: 0, lost: null as number | null, back: [] as readonly string[] }
  const put = await restore(config.databaseUrl, from, aside, async (url) => {
    told = await prepare({ ...config, databaseUrl: url }, { engine, file: from, sha256, seen })
  })
  process.stdout.write(`${safe} is now what ${from} holds: ${counted(told.size)}.\n`)
  if (put) process.stdout.write(`What was there is at ${put}. Keep it.\n`)
  if (told.lost) process.stdout.write(`${lostWords(told.lost)}\n`)
  if (told.back.length > 0) process.stdout.write(backWords(told.back))
  return 0
}

/** Brings the restored database to this version and puts on record, in it, that it was restored. */
async function prepare(config: Config, what: Parameters<typeof recordRestore.handle>[0]['input']) {
  const { engine, applied, backup } = await migrate(config.databaseUrl, {
    now: new Date(),
    backups: join(config.dataDirectory, 'backups'),
  })
  const runtime = createRuntime({ databaseUrl: config.databaseUrl, keys: config.keys, as: 'cli' }, registry, clock)
  try {
    if (!(await runtime.store.read((records) => records.district.load())))
      throw new RestoreRefused('There is no district in this backup. Nothing was put in its place.')
    const doing = asCommandLine()
    if (applied.length > 0) await runtime.run(recordMigration, { engine, applied, backup }, doing)
    const restored = await runtime.run(recordRestore, what, doing)
    const known = destroyedFiles(config.destroyed)
      .read()
      .map(({ id }) => id)
    const back = await runtime.store.read((records) => stillThere(records, known))
    if (back.length > 0) await runtime.run(noteCameBack, { caseIds: back }, doing)
    return { ...restored, back }
  } finally {
    await runtime.close()
  }
}

/** The last head that the signer put its name to, where one can be asked. */
async function lastSeen(config: Config): Promise<Seen> {
  const about = await signerHere(config)
    ?.about()
    .catch(() => undefined)
  return about?.last ? { size: about.last.size, root: about.last.root } : null
}

async function refuseWhileServing({ host, port }: Config): Promise<void> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const address = `http://${name.includes(':') ? `[${name}]` : name}:${port}/healthz`
  const answers = await fetch(address, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined)
  if (answers) throw new RestoreRefused(`A server answers at ${address}. Stop it first. Nothing was changed.`)
}

const counted = (events: number) => `a log of ${events.toLocaleString('en-US')} events`
const lostWords = (lost: number): string =>
  `The signer saw ${lost.toLocaleString('en-US')} events more than that: they are gone from the record, and the log says so. It signs nothing until two people name the head that it goes on from (npm run signer -- arm).`

const backWords = (back: readonly string[]): string =>
  `It holds again what was destroyed since: ${back.length === 1 ? 'one case' : `${back.length} cases`}.\n${back.map((id) => `  ${id}\n`).join('')}` +
  'They have to be destroyed again: whoever keeps records finds them under My work and on Keeping and destroying.\n'

await runCommand({ help, options: { from: { type: 'string' } }, refusals: [RestoreRefused, MigrationRefused] }, main)
