import { readConfig, ConfigError } from './app/config.server.ts'
import { registry } from './app/features/entries.ts'
import { instantOf } from './app/domain/time.ts'
import { startServer } from './app/start.server.ts'
import { KeyRefused } from './app/keys/errors.ts'
import { databaseTrouble } from './db/database-trouble.ts'
import { MigrationRefused } from './db/migrate.server.ts'

/** The outer door. `npm start` runs this file; everything it needs to know stands in the environment. */
try {
  const running = await startServer({
    config: readConfig(process.env, process.cwd()),
    registry,
    clock: { now: () => instantOf(new Date()) },
    dev: process.argv.includes('--dev'),
    write: (line) => process.stdout.write(line),
  })
  const stop = (signal: string) => void running.stop(signal).then(() => process.exit(0))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
} catch (error) {
  const refused = error instanceof ConfigError || error instanceof MigrationRefused || KeyRefused.is(error)
  const words = refused ? error.message : databaseTrouble(error)
  if (!words) throw error
  process.stderr.write(`\n${words}\n\n`)
  process.exit(78)
}
