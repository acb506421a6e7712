import { setImmediate } from 'node:timers/promises'
import type { Store } from '#db/records/records.ts'
import { append } from './audit/append.server.ts'
import type { PendingEvent } from './audit/append.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Clock } from './runtime.ts'

/** Appends events that come with no other write: views, refusals. */
export interface GroupLog {
  /** Resolves once the events are durable; rejects when they could not be recorded. */
  record(events: readonly PendingEvent[]): Promise<void>
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
export function createGroupLog(store: Store, clock: Clock, vault: Vault): GroupLog {
  let waiting: Waiting[] = []
  let running: Promise<void> | undefined

  const writeAll = async () => {
    while (waiting.length > 0) {
      await setImmediate()
      const batch = waiting
      waiting = []
      try {
        await store.write(async (records) => {
          await records.lockWriter()
          await append(
            vault,
            records,
            clock.now(),
            batch.flatMap((one) => one.events),
          )
        })
        for (const one of batch) one.done()
      } catch (error) {
        for (const one of batch) one.failed(error)
      }
    }
    running = undefined
  }

  return {
    record: (events) =>
      new Promise<void>((done, failed) => {
        waiting.push({ events, done, failed })
        running ??= writeAll()
      }),
    idle: async () => {
      await running
    },
  }
}
