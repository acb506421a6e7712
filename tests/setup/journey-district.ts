import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { migrate } from '#db/migrate.server.ts'
import { openStore } from '#db/store.server.ts'
import { demoDistrict } from '#db/demo/district.ts'
import type { Script } from '#db/demo/script.ts'
import { scripts } from '#db/demo/scripts/scripts.ts'
import { instant, instantAt, plusMinutes } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { newId, newSalt } from '#app/keys/random.server.ts'
import type { FactorRow } from '#db/records/records.ts'
import { createPasswords, passwordCost } from '#app/keys/passwords.server.ts'
import { createKeys } from '#app/features/upkeep/create-keys.command.server.ts'
import { createRuntime } from '#app/runtime.server.ts'
import { plantCanaryFolder } from '#tests/factories/canary-folder.ts'
import { aHouse } from '#tests/factories/house.ts'
import { allCommands } from '../../cli/demo/commands.ts'
import { buildHouse } from '../../cli/demo/house.ts'
import { planStories, yearShifts } from '../../cli/demo/plan.ts'
import { Player, StoryClock } from '../../cli/demo/player.ts'
import { References } from '../../cli/demo/references.ts'
import { journeyPassword, journeySecret } from './journey-password.ts'
import { testKekId, testRing } from './test-keys.ts'

/** A district over a fresh database: its names and ids, and the moment at which its clock stands. */
export interface District {
  ids: Readonly<Record<string, string>>
  now: Instant
}

/** When the whole demo is looked at: a school day on which every one of its stories lies in the past. */
const playedAt = instantAt('2027-06-02' as Day, '10:00', demoDistrict.zone)
const firstDay = instant('2026-09-01T15:00:00.000Z')

/**
 * Makes the district of a name at `<folder>/offramp.db`. `tests`: a small one with a password for everybody. `demo`: the
 * demo's people and students without a case. `played`: the whole demo. `kickball:3`: the demo with the first three
 * events of one story. What follows a `/` tells apart districts that are otherwise alike.
 */
export async function makeDistrict(name: string, folder: string, templates: string | undefined): Promise<District> {
  const [kind = 'tests'] = name.split('/')
  const template = join(templates ?? folder, `district-${kind.replaceAll(/\W/g, '-')}`)
  const whole = join(template, 'whole.json')
  if (begun(template)) await atEnd(whole)
  else await makeTemplate(kind, template, whole)
  copyFileSync(join(template, 'offramp.db'), join(folder, 'offramp.db'))
  return JSON.parse(readFileSync(whole, 'utf8')) as District
}

/** Whether another worker of this run makes the same district already. */
function begun(template: string): boolean {
  if (existsSync(template)) return true
  mkdirSync(join(template, '..'), { recursive: true })
  try {
    mkdirSync(template)
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true
    throw error
  }
}

async function atEnd(whole: string): Promise<void> {
  for (let tries = 0; !existsSync(whole); tries++) {
    if (tries > 1200) throw new Error(`${whole} was never made: the worker that began it failed`)
    await wait(100)
  }
}

async function makeTemplate(kind: string, template: string, whole: string): Promise<void> {
  const url = `file:${join(template, 'offramp.db')}`
  const made = await (kind === 'tests' ? makeTests(url) : makeDemo(url, kind))
  writeFileSync(`${whole}.new`, JSON.stringify(made))
  renameSync(`${whole}.new`, whole)
}

async function makeTests(url: string): Promise<District> {
  const now = instant('2026-09-15T17:22:00.000Z')
  await migrate(url, { now: new Date(now) })
  const store = openStore(url, { as: 'cli' })
  const house = await aHouse(store)
  await plantCanaryFolder(url, house.runtime, {
    schoolId: house.id('DVH'),
    districtLead: house.id('districtLead'),
    zone: 'America/Los_Angeles',
  })
  const hash = await createPasswords(passwordCost).hash(journeyPassword)
  await store.write(async (records) => {
    for (const user of await records.users.all()) {
      await records.write.setPassword(user.id, hash, now)
      if (!withoutFactor.some((name) => house.id(name) === user.id)) await records.write.saveFactor(anApp(user.id, now))
    }
  })
  await store.close()
  return { ids: Object.fromEntries(house.ids), now }
}

/** Who has still to set up a second step. */
const withoutFactor = ['otherLead', 'outsiderToo', 'referrer']

/** An app with codes, the same secret for everybody. */
const anApp = (userId: string, now: Instant): FactorRow => ({
  id: newId('factor'),
  userId,
  kind: 'totp',
  name: 'App of the journeys',
  credentialId: null,
  publicKey: null,
  counter: 0,
  transports: [],
  secret: journeySecret,
  keyId: null,
  lastStep: null,
  createdAt: now,
  lastUsedAt: null,
  endedAt: null,
  salt: newSalt(),
})

async function makeDemo(url: string, kind: string): Promise<District> {
  const told = toldBy(kind)
  const planned = planStories(told, playedAt, demoDistrict.zone)
  const from = planned[0]?.at ?? firstDay
  const clock = new StoryClock(plusMinutes(from, -7 * 24 * 60))
  await migrate(url, { now: new Date(clock.now()) })
  const runtime = createRuntime({ databaseUrl: url, as: 'cli', ring: testRing }, registry, clock)
  const actor = { kind: 'cli', id: 'cli', name: 'Command line' } as const
  await runtime.run(createKeys, { kekId: testKekId }, { actor, requestId: 'req_keys', via: 'demo' })
  const shared = new References()
  await buildHouse(runtime, shared, yearShifts(planned, playedAt, demoDistrict.zone))
  await plantCanaryFolder(url, runtime, {
    schoolId: shared.get('MMS'),
    districtLead: shared.get('U01'),
    zone: demoDistrict.zone,
  })
  const commands = await allCommands(join(import.meta.dirname, '../../app/features'))
  const player = new Player(runtime, clock, commands, shared, demoDistrict.zone)
  for (const event of planned) await player.play(event)
  await runtime.projectQueued(10_000)
  await runtime.close()
  const stories = told.flatMap((script) =>
    player.made(script).map(([name, id]) => [`${script.id}:${name}`, id] as const),
  )
  const last = planned.at(-1)?.at
  const now = kind === 'played' ? playedAt : last ? plusMinutes(last, 1) : firstDay
  return { ids: Object.fromEntries([...shared.all(), ...stories]), now }
}

/** The stories that a district's name asks for. */
function toldBy(kind: string): readonly Script[] {
  if (kind === 'demo') return []
  if (kind === 'played') return scripts
  const [id, count] = kind.split(':')
  const script = scripts.find((one) => one.id === id)
  if (!script) throw new Error(`No story is called ${id}`)
  return [{ ...script, align: 'year', events: script.events.slice(0, Number(count ?? script.events.length)) }]
}
