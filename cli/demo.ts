import { join } from 'node:path'
import { migrate } from '#db/migrate.server.ts'
import { scripts } from '#db/demo/scripts/scripts.ts'
import { demoDistrict } from '#db/demo/district.ts'
import { openStore } from '#db/store.server.ts'
import { readConfig } from '../app/config.server.ts'
import { instantOf, plusMinutes } from '../app/domain/time.ts'
import type { Instant } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { createKeys } from '../app/features/upkeep/create-keys.command.server.ts'
import { newId } from '../app/keys/random.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { firstKey } from './keys/first-key.ts'
import { allCommands } from './demo/commands.ts'
import { buildHouse } from './demo/house.ts'
import { lookedOverAt, lookOver } from './demo/look-over.ts'
import { planStories, yearShifts } from './demo/plan.ts'
import { Player, StoryClock } from './demo/player.ts'
import { References } from './demo/references.ts'
import { signLists } from './demo/sign-lists.ts'
import { runCommand } from './run-command.ts'

const help = `npm run demo — fills an empty database with the fictional demo district

Usage: npm run demo [-- --if-empty] [-- --help]

Reads DATABASE_URL and OFFRAMP_DATA as the server does. Refuses a database that already holds a district. Every person,
school and case in it is made up, and is played through the same commands as real work, so its audit log is real.

  --if-empty   a database that already holds a district is left as it is, and that is no failure
`

/** Plays the demo district into an empty database. Returns the process's exit code. */
async function main(values: { 'if-empty'?: boolean }): Promise<number> {
  const config = readConfig(process.env, process.cwd())
  const now = new Date()
  await migrate(config.databaseUrl, { now, backups: join(config.dataDirectory, 'backups') })
  const store = openStore(config.databaseUrl, { as: 'cli' })
  try {
    const district = await store.read((records) => records.district.load())
    if (district && values['if-empty']) return 0
    if (district) {
      process.stderr.write(
        district.demo
          ? 'This database already holds the demo district. Nothing was changed.\n'
          : 'This database holds a real district. The demo is never loaded into it. Set DATABASE_URL to an empty database.\n',
      )
      return 1
    }
    const planned = planStories(scripts, instantOf(now), demoDistrict.zone)
    const shifts = yearShifts(planned, instantOf(now), demoDistrict.zone)
    const first = planned[0]?.at ?? instantOf(now)
    const clock = new StoryClock(plusMinutes(first, -60 * 24 * 7))
    const key = firstKey(config.keys, (line) => process.stdout.write(line))
    const { databaseUrl, keys } = config
    const runtime = createRuntime({ databaseUrl, store, keys }, registry, clock)
    const actor = { kind: 'cli', id: 'cli', name: 'Command line' } as const
    const begun = await store.read((records) => records.keys.tenants())
    if (begun.length === 0) await runtime.run(createKeys, key, { actor, requestId: newId('request'), via: 'demo' })
    const shared = new References()
    await buildHouse(runtime, shared, shifts)
    const commands = await allCommands(join(import.meta.dirname, '../app/features'))
    const player = new Player(runtime, clock, commands, shared, demoDistrict.zone)
    const besides = [
      { at: plusMinutes(instantOf(now), -60 * 24 * 30), play: signLists },
      { at: lookedOverAt(instantOf(now)), play: lookOver },
    ]
    const playBesides = async (until?: Instant) => {
      while (besides[0] && (!until || besides[0].at < until)) {
        clock.moveTo(besides[0].at)
        await besides.shift()?.play(runtime, shared, clock)
      }
    }
    for (const event of planned) {
      await playBesides(event.at)
      await player.play(event)
    }
    await playBesides()
    await runtime.projectQueued(10_000)
    await runtime.close()
    process.stdout.write(`The demo district is ready: ${scripts.length} stories, ${planned.length} events.\n`)
    return 0
  } finally {
    await store.close()
  }
}

await runCommand({ help, options: { 'if-empty': { type: 'boolean' } } }, main)
