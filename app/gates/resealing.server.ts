import type { Records } from '#db/records/records.ts'
import { sealedKinds } from '../domain/sealing.ts'
import type { SealedKind, Tally } from '../domain/sealing.ts'
import { Undecipherable } from '../keys/errors.ts'
import { openFactorSecret, sealFactorSecret } from '../keys/factor-secret.server.ts'
import { newSalt } from '../keys/random.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import { readLeaf } from './audit/leaf.ts'
import {
  openDraft,
  openEvent,
  openOpening,
  openPart,
  openPiece,
  sealDraft,
  sealEvent,
  sealOpening,
  sealPart,
  sealPiece,
} from './sealing.server.ts'

/** How far sealing anew has come: the last draft, opening, factor, entry, event and piece of a file that it has seen. */
export interface Progress {
  draft: string
  opening: string
  secret: string
  entry: number
  event: number
  fileId: string
  n: number
}
export const fromTheStart: Progress = { draft: '', opening: '', secret: '', entry: 0, event: -1, fileId: '', n: -1 }

export interface Resealed extends Tally {
  /** What does not open: it stays as it is. */
  broken: number
  /** Apps that were being set up just then: whoever was at it begins again. */
  dropped: number
  progress: Progress
}

/** What a command that changes keys may do with what is sealed. */
export interface Anew {
  seal(from: Progress, limit: number, kinds?: readonly SealedKind[]): Promise<Resealed>
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
  seal: (from, limit, kinds = sealedKinds) => reseal(vault, records, from, { limit, kinds }),
  wrap: (tenantKeyId, some) => rewrapSome(vault, records, tenantKeyId, some),
})

/** A piece of a file weighs as much as this many parts. */
const weightOfPiece = 20

/** One batch of a kind: seals what it finds after `done.progress`, moves that on, and says whether it found anything. */
type Batch = (work: Batching) => Promise<boolean>
interface Batching {
  vault: Vault
  records: Records
  limit: number
  done: Done
  /** Counts what is sealed, and what does not open and stays as it is. */
  attempt(kind: SealedKind, work: () => Promise<void>): Promise<void>
}
type Done = { -readonly [Key in keyof Resealed]: Resealed[Key] }

/** The kinds in their turn: what is small and what anybody could read most easily comes first. */
const turns: readonly (readonly [SealedKind, Batch])[] = [
  ['drafts', someDrafts],
  ['openings', someOpenings],
  ['secrets', someSecrets],
  ['parts', someParts],
  ['events', someEvents],
  ['pieces', somePieces],
]

/**
 * Seals some of what stands in clear, or under a key that only opens, with the active key of its use. What it says, and
 * so every commitment to it, stays the same; only an app's row is committed to anew. All counts are 0 when all is done.
 */
async function reseal(
  vault: Vault,
  records: Records,
  from: Progress,
  { limit, kinds }: { limit: number; kinds: readonly SealedKind[] },
): Promise<Resealed> {
  const none = { parts: 0, events: 0, pieces: 0, drafts: 0, openings: 0, secrets: 0, broken: 0, dropped: 0 }
  const done: Done = { ...none, progress: { ...from } }
  const attempt: Batching['attempt'] = async (kind, work) => {
    try {
      await work()
      done[kind] += 1
    } catch (error) {
      if (!Undecipherable.is(error)) throw error
      done.broken += 1
    }
  }
  for (const [kind, batch] of turns) {
    if (kinds.includes(kind) && (await batch({ vault, records, limit, done, attempt }))) return done
  }
  return done
}

async function someDrafts({ vault, records, limit, done, attempt }: Batching): Promise<boolean> {
  const drafts = await records.keys.draftsToSeal(done.progress.draft, limit)
  for (const draft of drafts) {
    await attempt('drafts', async () => {
      const body = await openDraft(vault, records, draft)
      await records.write.resealDraft(await sealDraft(vault, records, { ...draft, body }))
    })
    done.progress.draft = draft.id
  }
  return drafts.length > 0
}

async function someOpenings({ vault, records, limit, done, attempt }: Batching): Promise<boolean> {
  const openings = await records.keys.openingsToSeal(done.progress.opening, limit)
  for (const opening of openings) {
    await attempt('openings', async () => {
      const clear = await openOpening(vault, records, opening)
      await records.write.saveOpening(await sealOpening(vault, records, clear))
    })
    done.progress.opening = opening.id
  }
  return openings.length > 0
}

async function someSecrets({ vault, records, limit, done, attempt }: Batching): Promise<boolean> {
  for (const hash of await records.keys.setUpsToDrop(limit)) {
    if (await records.write.takeChallenge(hash)) done.dropped += 1
  }
  const factors = await records.keys.secretsToSeal(done.progress.secret, limit)
  for (const factor of factors) {
    const { id, secret, keyId } = factor
    if (secret === null) continue
    await attempt('secrets', async () => {
      const whose = { of: 'factor', id } as const
      const open = await openFactorSecret(vault, records, { secret, keyId }, whose)
      const kept = await sealFactorSecret(vault, records, open, whose)
      await records.write.saveFactor({ ...factor, ...kept, salt: newSalt() })
    })
    done.progress.secret = id
  }
  return factors.length + done.dropped > 0
}

async function someParts({ vault, records, limit, done, attempt }: Batching): Promise<boolean> {
  const parts = await wholeEntries(records, done.progress.entry, limit)
  for (const part of parts) {
    await attempt('parts', async () => {
      const opened = await openPart(vault, records, part)
      await records.write.resealPart(await sealPart(vault, records, part.caseId, { ...part, ...opened }))
    })
    done.progress.entry = part.key
  }
  return parts.length > 0
}

async function someEvents({ vault, records, limit, done, attempt }: Batching): Promise<boolean> {
  const events = await records.keys.eventsToSeal(done.progress.event, limit)
  for (const event of events) {
    await attempt('events', async () => {
      const { body, salt } = await openEvent(vault, records, event)
      const object = readLeaf(event.leaf)?.obj ?? { t: 'unknown', id: 'unknown' }
      await records.write.resealEvent(await sealEvent(vault, records, object, { seq: event.seq, body, salt }))
    })
    done.progress.event = event.seq
  }
  return events.length > 0
}

async function somePieces({ vault, records, limit, done, attempt }: Batching): Promise<boolean> {
  const pieces = await records.keys.piecesToSeal(done.progress, Math.ceil(limit / weightOfPiece))
  for (const piece of pieces) {
    const { fileId, n } = piece
    await attempt('pieces', async () => {
      const bytes = await openPiece(vault, records, { fileId, n }, piece)
      await records.write.resealPiece(await sealPiece(vault, records, { fileId, n, bytes }))
    })
    Object.assign(done.progress, { fileId, n })
  }
  return pieces.length > 0
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
