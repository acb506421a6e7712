import { parseArgs } from 'node:util'
import { databasePlace } from '#db/database-url.ts'
import { ConfigError, readConfig } from '../app/config.server.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordReindex } from '../app/features/upkeep/record-reindex.command.server.ts'
import { KeyRefused } from '../app/keys/errors.ts'
import { newId } from '../app/keys/random.server.ts'
import { createRuntime } from '../app/runtime.server.ts'

const help = `npm run reindex — rebuilds lists, work and search from the entries

Usage: npm run reindex [-- --help]

Reads DATABASE_URL and OFFRAMP_DATA as the server does. What is put on record is only read. Lists, work items, who may
see which case, and the search index are computed from it again, a hundred folders at a time, while people go on
working. Run it after an upgrade that says so, or when a list looks wrong.
`

/** Rebuilds every folder's projections and puts it on record. Returns the exit code: 0 done, 2 a wrong setting. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const { databaseUrl, keys } = readConfig(process.env, process.cwd())
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
  try {
    const folders = await runtime.reindex()
    const actor = { kind: 'cli', id: 'cli', name: 'Command line' } as const
    await runtime.run(recordReindex, { folders }, { actor, requestId: newId('request'), via: 'cli' })
    const count = folders === 1 ? '1 folder' : `${folders.toLocaleString('en-US')} folders`
    process.stdout.write(`${count} of ${databasePlace(databaseUrl).safe} computed again.\n`)
    return 0
  } finally {
    await runtime.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof ConfigError || KeyRefused.is(error))) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
