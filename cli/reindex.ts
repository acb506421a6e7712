import { databasePlace } from '#db/database-url.ts'
import { readConfig } from '../app/config.server.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { recordReindex } from '../app/features/upkeep/record-reindex.command.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { asCommandLine, runCommand } from './run-command.ts'

const help = `npm run reindex — rebuilds lists, work and search from the entries

Usage: npm run reindex [-- --help]

Reads DATABASE_URL and OFFRAMP_DATA as the server does. What is put on record is only read. Lists, work items, who may
see which case, and the search index are computed from it again, a hundred folders at a time, while people go on
working. Run it when a list looks wrong. After an update that computes them otherwise, a server that starts queues all
of them by itself.
`

/** Rebuilds every folder's projections and puts it on record. Returns the exit code. */
async function main(): Promise<number> {
  const { databaseUrl, keys } = readConfig(process.env, process.cwd())
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, { now: () => instantOf(new Date()) })
  try {
    const folders = await runtime.reindex()
    await runtime.run(recordReindex, { folders }, asCommandLine())
    const count = folders === 1 ? '1 folder' : `${folders.toLocaleString('en-US')} folders`
    process.stdout.write(`${count} of ${databasePlace(databaseUrl).safe} computed again.\n`)
    return 0
  } finally {
    await runtime.close()
  }
}

await runCommand({ help, options: {} }, main)
