import { setImmediate } from 'node:timers/promises'
import type { Store } from '#db/records/records.ts'
import { append } from './audit/append.server.ts'
import type { PendingEvent } from './audit/append.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Clock } from './runtime.ts'
import type { Spool } from './spool.server.ts'

/** Appends events that come with no other write: views, refusals. */
export interface GroupLog {
  /** Resolves once the events are durable; rejects when they could not be recorded. */
  record(events: readonly PendingEvent[]): Promise<void>
  /** The same; where the log takes nothing just now the events are kept aside, and put into it later. Rejects where neither works. */
  recordOrKeep(events: readonly PendingEvent[]): Promise<void>
  /** Puts into the log what was kept aside, where anything was. Rejects where the log still takes nothing. */
  catchUp(): Promise<void>
  /** Whether something is kept aside: the log could not be written when last tried. */
  behind(): boolean
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
}

interface Waiting {
  events: readonly PendingEvent[]
  done(): void
  failed(error: unknown): void
}

/**
 * Group commit: everything that waits goes into one transaction, and the next begins when that one has ended. No timer:
 * a lone view is written at the end of this turn of the event loop, a crowd shares one commit. The turn matters on
 * SQLite, whose commits block the loop: what arrived meanwhile is heard before the next batch is taken.
 */
export function createGroupLog(
  store: Store,
  clock: Clock,
  vault: Vault,
  aside?: { spool: Spool; unwritable(error: unknown): boolean },
): GroupLog {
  let waiting: Waiting[] = []
  let running: Promise<void> | undefined
  const spool = aside?.spool

  const writeAll = async () => {
    while (waiting.length > 0) {
      await setImmediate()
      const batch = waiting
      waiting = []
      try {
        const waited = await store.write(async (records) => {
          await records.lockWriter()
          const taken = spool?.waits() ? await spool.takeIn(vault, records, clock.now()) : undefined
          await append(
            vault,
            records,
            clock.now(),
            batch.flatMap((one) => one.events),
          )
          return taken
        })
        waited?.done()
        for (const one of batch) one.done()
      } catch (error) {
        for (const one of batch) one.failed(error)
      }
    }
    running = undefined
  }

  const record: GroupLog['record'] = (events) =>
    new Promise<void>((done, failed) => {
      waiting.push({ events, done, failed })
      running ??= writeAll()
    })

  return {
    record,
    recordOrKeep: async (events) => {
      try {
        await record(events)
      } catch (error) {
        if (!aside?.unwritable(error)) throw error
        aside.spool.keep(clock.now(), events)
      }
    },
    catchUp: async () => {
      if (spool?.waits()) await record([])
    },
    behind: () => spool?.waits() ?? false,
    idle: async () => {
      await running
    },
  }
}
