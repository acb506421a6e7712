import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { migrate } from '#db/migrate.server.ts'
import { makeFolder } from '#db/make-folder.server.ts'
import { openToOthers } from '#db/open-to-others.server.ts'
import { createAuth } from './auth/auth.server.ts'
import { settingsOf } from './config/settings.ts'
import { ConfigError } from './config.server.ts'
import type { Config } from './config.server.ts'
import { RuleBroken } from './domain/errors.ts'
import { minutesBetween } from './domain/time.ts'
import { total } from './domain/sealing.ts'
import { projectionVersion } from './domain/projection.ts'
import type { Registry } from './domain/entry.ts'
import { recordMigration } from './features/upkeep/record-migration.command.server.ts'
import { renewLists } from './features/upkeep/renew-lists.command.server.ts'
import { sealParts } from './features/upkeep/seal-parts.command.server.ts'
import { recordServer } from './features/upkeep/record-server.command.server.ts'
import { clockBehind } from './gates/audit/clock-behind.server.ts'
import { fromTheStart } from './gates/resealing.server.ts'
import type { Progress } from './gates/resealing.server.ts'
import type { Asking, Clock, Runtime } from './gates/runtime.ts'
import { noteClockJump } from './jobs/note-clock-jump.command.server.ts'
import { startJobs, systemAsking } from './jobs/jobs.server.ts'
import { anchorsAt } from './keys/anchor.server.ts'
import type { Anchor } from './keys/anchor.server.ts'
import { destroyedFiles } from './keys/destroyed-files.server.ts'
import { KeyRefused } from './keys/errors.ts'
import { NoteRefused } from './keys/note.server.ts'
import { newId } from './keys/random.server.ts'
import { signerAt } from './keys/signer-client.server.ts'
import { noKeyYet } from './keys/vault.server.ts'
import type { KeyState } from './keys/vault.server.ts'
import { publish } from './jobs/publish-checkpoint.server.ts'
import { createRuntime } from './runtime.server.ts'
import { createDoor } from './http/door/door.server.ts'
import { listen } from './http/door/listen.server.ts'
import { createLog } from './http/door/log.server.ts'
import type { Log } from './http/door/log.server.ts'

export interface Start {
  config: Config
  registry: Registry
  clock: Clock
  /** Pages are built as they are asked for, and changes show at once. */
  dev?: boolean
  /** Where the pages were built; `build` in the working directory unless said. */
  buildDirectory?: string
  write(line: string): void
  /** Work that runs by itself each minute; left out by tests that drive it themselves. */
  jobs?: boolean
}

export interface Running {
  runtime: Runtime
  port: number
  stop(why: string): Promise<void>
}

/** Brings the database to this version, makes the one runtime, and opens the door. */
export async function startServer(start: Start): Promise<Running> {
  const { config, registry, clock, write } = start
  const log = createLog(write, clock.now)
  const anchors = anchorsOf(config)
  const migrated = await migrate(config.databaseUrl, {
    now: new Date(clock.now()),
    backups: join(config.dataDirectory, 'backups'),
  })
  if (migrated.applied.length > 0)
    log.info('migrated', { engine: migrated.engine, applied: migrated.applied.join(' '), created: migrated.created })
  for (const { path, mode } of openToOthers(config.databaseUrl))
    log.warn('open to other users of this machine', { path, mode, write: 'chmod go= PATH' })
  makeFolder(config.spool)
  const runtime = createRuntime(
    {
      databaseUrl: config.databaseUrl,
      keys: config.keys,
      build: process.env.npm_package_version,
      spool: config.spool,
    },
    registry,
    clock,
  )
  const demo = await isDemo(runtime)
  const last = await runtime.store.read((records) => clockBehind(records, clock.now()))
  if (last) log.warn('clock is behind the log', { last, write: 'timedatectl' })
  const behind = last ? minutesBetween(last, clock.now()) : 0
  const asking = systemAsking(newId)
  const keys = await keysAtHand(runtime)
  if (migrated.applied.length > 0) await runtime.run(recordMigration, migrated, asking)
  if (keys.is === 'none') throw new KeyRefused(noKeyYet(runtime.vault.ring))
  runtime.vault.demand()
  await sealAtStart(runtime, asking, log)
  await renewListsAfterUpdate(runtime, asking)
  const note = async (what: 'started' | 'stopped') =>
    void (await runtime.run(
      recordServer,
      { what, engine: migrated.engine, policy: runtime.policy, settings: settingsOf(config) },
      asking,
    ))
  const pages = start.dev ? await devPages() : await builtPages(resolve(start.buildDirectory ?? 'build'))
  const auth = createAuth(runtime, config)
  const demoSignIn = demo && config.demo.oneClick
  const door = createDoor({ config, runtime, auth, newId, demoSignIn, log, dev: start.dev, ...pages })
  const listening = await listen(door, config, pages.middleware)
  const signer = config.signer === null ? undefined : signerAt(config.signer)
  const destroyed = destroyedFiles(config.destroyed)
  const jobs = start.jobs === false ? undefined : startJobs({ runtime, newId, log, signer, anchors, destroyed })
  const port = (listening.server.address() as AddressInfo).port
  log.info('listening', { origin: config.origin, host: config.host, port, engine: migrated.engine, demo })
  write(
    `\n  Offramp is at ${config.origin}\n${demo ? '  This is a demo district. Everybody in it is made up.\n' : ''}\n`,
  )
  await note('started')
  if (behind < 0) await runtime.run(noteClockJump, { minutes: Math.trunc(behind) }, asking)
  const signLast = async () => {
    if (!signer) return
    // A signer that can't be reached must not keep a server from stopping: the next start has the same head signed.
    await publish(runtime, asking, signer).catch((error: unknown) => log.fault('signer', error))
  }
  const steps = [
    () => jobs?.stop(),
    listening.stop,
    () => runtime.writeCounted('all'),
    () => note('stopped'),
    signLast,
    () => runtime.close(),
  ]
  let stopping: Promise<void> | undefined
  // A terminal tells its whole group to stop, and `npm start` passes the same on: once is enough.
  return { runtime, port, stop: (why) => (stopping ??= stopAll(why, log, steps)) }
}

/** The places of `OFFRAMP_ANCHORS`. Throws `ConfigError` for a public key that is none, or not that of a witness. */
function anchorsOf({ anchors }: Config): Anchor[] {
  try {
    return anchorsAt(anchors)
  } catch (error) {
    if (error instanceof NoteRefused) throw new ConfigError(`OFFRAMP_ANCHORS: ${error.message}`)
    throw error
  }
}

async function stopAll(why: string, log: Log, steps: readonly (() => Promise<void> | undefined)[]) {
  log.info('stopping', { why })
  for (const step of steps) await step()
  log.info('stopped')
}

/** Queues every folder where lists and work were made by another version than this one computes; jobs work them off. */
export async function renewListsAfterUpdate(runtime: Runtime, asking: Asking): Promise<void> {
  const made = await runtime.store.read((records) => records.index.version())
  if (made !== projectionVersion) await runtime.run(renewLists, { made }, asking)
}

async function isDemo(runtime: Runtime): Promise<boolean> {
  const district = await runtime.store.read((records) => records.district.load())
  if (!district) throw new ConfigError('There is no district in this database yet. Run: npm run setup')
  return district.demo
}

/** A server makes no keys and goes on without none. Throws `KeyRefused` where the one that is needed is not there. */
async function keysAtHand({ store, vault }: Runtime): Promise<KeyState> {
  const state = await store.read((records) => vault.state(records))
  if (state.is === 'missing') throw new KeyRefused(state.why)
  return state
}

const batch = 500

/**
 * Drafts, openings and secrets of apps from before their kind was sealed are few, and are sealed before anybody is served.
 * What else stands in clear may be much: it is said, and waits for the operator.
 */
export async function sealAtStart(runtime: Runtime, asking: Asking, log: Pick<Log, 'info' | 'warn'>): Promise<void> {
  const found = await runtime.store.read((records) => records.keys.inClear())
  const { drafts, openings, secrets } = found
  if (drafts + openings + secrets > 0) {
    const kinds = ['drafts', 'openings', 'secrets'] as const
    const seal = (from: Progress) => runtime.run(sealParts, { from, limit: batch, kinds }, asking)
    for (let from: Progress | undefined = fromTheStart; from;) from = await nextAfter(seal(from))
    log.info('sealed', { drafts, openings, secrets })
  }
  const left = total(found) > 0 ? await runtime.store.read((records) => records.keys.inClear()) : found
  if (total(left) > 0) log.warn('stands in clear', { ...left, run: 'npm run keys -- seal' })
}

/** How far a batch has come; nothing where a rule says that none was left. */
async function nextAfter(sealed: Promise<{ progress: Progress }>): Promise<Progress | undefined> {
  try {
    return (await sealed).progress
  } catch (error) {
    if (RuleBroken.is(error)) return undefined
    throw error
  }
}

interface Pages {
  build: ServerBuild | (() => Promise<ServerBuild>)
  clientDirectory: string
  middleware?: Parameters<typeof listen>[2]
}

async function builtPages(directory: string): Promise<Pages> {
  const file = join(directory, 'server', 'index.js')
  return { build: (await import(pathToFileURL(file).href)) as ServerBuild, clientDirectory: join(directory, 'client') }
}

async function devPages(): Promise<Pages> {
  const vite = await import('vite')
  const server = await vite.createServer({ server: { middlewareMode: true } })
  return {
    build: () => server.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>,
    clientDirectory: resolve('public'),
    middleware: server.middlewares,
  }
}
