import type { Records } from '#db/records/records.ts'
import { Undecipherable } from '../keys/errors.ts'
import type { Vault } from '../keys/vault.server.ts'
import { readLeaf } from './audit/leaf.ts'
import { openEvent, openPart, openPiece, sealEvent, sealPart, sealPiece } from './sealing.server.ts'

/** How far sealing anew has come: the last entry, event and piece of a file that it has seen. */
export interface Progress {
  entry: number
  event: number
  fileId: string
  n: number
}
export const fromTheStart: Progress = { entry: 0, event: -1, fileId: '', n: -1 }

export interface Resealed {
  parts: number
  events: number
  pieces: number
  /** What does not open: it stays as it is. */
  broken: number
  progress: Progress
}

/** What a command that changes keys may do with what is sealed. */
export interface Anew {
  seal(from: Progress, limit: number): Promise<Resealed>
  wrap(tenantKeyId: string, some: { after: string; limit: number }): Promise<Rewrapped>
}
export interface Rewrapped {
  rewrapped: number
  /** Keys that do not open: they stay as they are. */
  broken: number
  /** The last key seen; the next batch begins behind it. */
  after: string
}

/** For one transaction. */
export const anewIn = (vault: Vault, records: Records): Anew => ({
  seal: (from, limit) => reseal(vault, records, from, limit),
  wrap: (tenantKeyId, some) => rewrapSome(vault, records, tenantKeyId, some),
})

/** A piece of a file weighs as much as this many parts. */
const weightOfPiece = 20

/**
 * Seals some of what stands in clear, or under a key that only opens, with the active key of its use. What it says, and
 * so every commitment to it, stays the same. Parts first, then events, then files; all counts are 0 when all is done.
 */
async function reseal(vault: Vault, records: Records, from: Progress, limit: number): Promise<Resealed> {
  const done: Resealed = { parts: 0, events: 0, pieces: 0, broken: 0, progress: { ...from } }
  const attempt = async (what: 'parts' | 'events' | 'pieces', work: () => Promise<void>) => {
    try {
      await work()
      done[what] += 1
    } catch (error) {
      if (!Undecipherable.is(error)) throw error
      done.broken += 1
    }
  }
  const parts = await wholeEntries(records, from.entry, limit)
  for (const part of parts) {
    await attempt('parts', async () => {
      const opened = await openPart(vault, records, part)
      await records.write.resealPart(await sealPart(vault, records, part.caseId, { ...part, ...opened }))
    })
    done.progress.entry = part.key
  }
  if (parts.length > 0) return done
  const events = await records.keys.eventsToSeal(from.event, limit)
  for (const event of events) {
    await attempt('events', async () => {
      const { body, salt } = await openEvent(vault, records, event)
      const object = readLeaf(event.leaf)?.obj ?? { t: 'unknown', id: 'unknown' }
      await records.write.resealEvent(await sealEvent(vault, records, object, { seq: event.seq, body, salt }))
    })
    done.progress.event = event.seq
  }
  if (events.length > 0) return done
  for (const piece of await records.keys.piecesToSeal(from, Math.ceil(limit / weightOfPiece))) {
    const { fileId, n } = piece
    await attempt('pieces', async () => {
      const bytes = await openPiece(vault, records, { fileId, n }, piece)
      await records.write.resealPiece(await sealPiece(vault, records, { fileId, n, bytes }))
    })
    Object.assign(done.progress, { fileId, n })
  }
  return done
}

/** Parts to seal, never only some of one entry's: the next batch begins after the last entry. */
async function wholeEntries(records: Records, after: number, limit: number) {
  const parts = await records.keys.partsToSeal(after, limit)
  const last = parts.at(-1)?.key
  if (parts.length < limit || parts[0]?.key === last) return parts
  return parts.filter(({ key }) => key !== last)
}

/** Wraps some data keys by another tenant key; one that does not open is passed over and keeps its wrapping. */
async function rewrapSome(
  vault: Vault,
  records: Records,
  tenantKeyId: string,
  { after, limit }: { after: string; limit: number },
): Promise<Rewrapped> {
  const done = { rewrapped: 0, broken: 0, after }
  for (const row of await records.keys.notWrappedBy(tenantKeyId, after, limit)) {
    done.after = row.id
    try {
      await vault.rewrap(records, row, tenantKeyId)
      done.rewrapped += 1
    } catch (error) {
      if (!Undecipherable.is(error)) throw error
      done.broken += 1
    }
  }
  return done
}
