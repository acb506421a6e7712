import { clockJump } from '../domain/clock-jump.ts'
import type { Instant } from '../domain/time.ts'
import { plusMinutes } from '../domain/time.ts'
import type { NewId } from '../domain/ids.ts'
import type { Runtime } from '../gates/runtime.ts'
import type { Anchor } from '../keys/anchor.server.ts'
import type { DestroyedFiles } from '../keys/destroyed-files.server.ts'
import type { Signer } from '../keys/signer-client.server.ts'
import { noteClockJump } from './note-clock-jump.command.server.ts'
import { jobs } from './register.server.ts'
import type { Job, JobWork } from './register.server.ts'

export interface JobParts {
  runtime: Runtime
  newId: NewId
  log: {
    info(what: string, facts?: Record<string, string | number>): void
    fault(what: string, error: unknown, facts?: Record<string, string>): void
  }
  /** Who signs the log's head; absent where nobody does. */
  signer?: Signer
  /** Where its signed heads are to be known outside. */
  anchors?: readonly Anchor[]
  /** Where it is known outside the database which cases were destroyed. */
  destroyed?: DestroyedFiles
  /** Which jobs; all of them unless said. */
  list?: readonly Job[]
}

export interface Jobs {
  stop(): Promise<void>
}

const everyMs = 60_000
/** What must happen within a minute is looked for this often. */
const oftenMs = 15_000
const leaseMinutes = 2

/**
 * Starts what runs by itself: once a minute, or more often where it says so, in one server at a time, as actor `system`;
 * and in every server what it counted itself.
 */
export function startJobs(parts: JobParts): Jobs {
  const holder = parts.newId('request')
  const often = { ...parts, list: (parts.list ?? jobs).filter((job) => job.often) }
  const others = { ...parts, list: (parts.list ?? jobs).filter((job) => !job.often) }
  const rounds = [
    roundsOf(() => runJobs(others, holder), parts, everyMs),
    roundsOf(() => runJobs(often, holder), parts, oftenMs),
    roundsOf(() => parts.runtime.writeCounted('due'), parts, oftenMs),
    roundsOf(watchClock(parts), parts, oftenMs),
  ]
  return {
    stop: async () => {
      for (const round of rounds) await round.stop()
    },
  }
}

/** Puts on record when this server's clock was moved between two looks. Each server watches its own. */
export function watchClock(
  { runtime, newId }: Pick<JobParts, 'runtime' | 'newId'>,
  steady = () => performance.now(),
): () => Promise<void> {
  const look = () => ({ wall: Date.parse(runtime.clock.now()), steady: steady() })
  let last = look()
  return async () => {
    const minutes = clockJump(last, (last = look()))
    if (minutes !== 0) await runtime.run(noteClockJump, { minutes }, systemAsking(newId))
  }
}

/** Who asks for what runs by itself: one request at a time. */
export const systemAsking = (newId: NewId) =>
  ({ actor: { kind: 'system', id: 'system', name: 'Offramp' }, requestId: newId('request'), via: 'job' }) as const

/** Rounds of some work, the first at once. One that takes long is not begun again meanwhile, and holds no other list up. */
function roundsOf(work: () => Promise<void>, { log }: Pick<JobParts, 'log'>, everyMs: number): Jobs {
  let running: Promise<void> | undefined
  const round = () => {
    running ??= work()
      .catch((error: unknown) => log.fault('jobs', error))
      .finally(() => (running = undefined))
  }
  const timer = setInterval(round, everyMs)
  timer.unref()
  round()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

/** One round: takes the lease, then each job in turn. A job that fails is logged and doesn't stop the others. */
export async function runJobs(
  { runtime, newId, log, signer, anchors, destroyed, list = jobs }: JobParts,
  holder: string,
): Promise<void> {
  const now: Instant = runtime.clock.now()
  const ours = await runtime.store.write((records) =>
    records.write.takeLease('jobs', holder, now, plusMinutes(now, leaseMinutes)),
  )
  if (!ours) return
  const work: JobWork = { runtime, asking: systemAsking(newId), now, signer, anchors, destroyed }
  for (const job of list) {
    try {
      const done = await job.run(work)
      if (done > 0) log.info('job', { name: job.name, done })
    } catch (error) {
      log.fault('job', error, { name: job.name })
    }
  }
}
