import type { AppLoadContext } from '@remix-run/node'
import { plusMinutes } from '../domain/time.ts'
import { openPiece, sealPiece } from '../gates/sealing.server.ts'
import { sha256Stream } from '../keys/digest.server.ts'
import type { FileBytes } from './file-bytes.ts'
import { kindOf, plainName, troubleInside } from './file-checks.server.ts'
import { fileLimits } from './file-kinds.ts'

/** A file that is refused, in words for beside its field. */
export interface RefusedFile {
  problem: string
}
export interface StagedFile {
  id: string
}

type Staging = Pick<AppLoadContext, 'runtime' | 'newId'>

/**
 * Puts an uploaded file into the store in 1 MB chunks, checked by content, hashed and sealed on the way. It belongs to nobody's case
 * until a command binds it; unbound files are swept. Only the person who staged it can bind it. What is refused, or
 * breaks off, leaves nothing behind.
 */
export async function stageFile(
  staging: Staging,
  stagedBy: string,
  sent: { name: string; pieces: AsyncIterable<Uint8Array> },
): Promise<StagedFile | RefusedFile> {
  const id = staging.newId('file')
  let whole = false
  try {
    const answer = await keep(staging, { id, stagedBy, name: plainName(sent.name) }, sent.pieces)
    whole = 'id' in answer
    return answer
  } finally {
    if (!whole) await dropStaged(staging, stagedBy, [id])
  }
}

/** Takes staged files away again, with their chunks; what is on record stays. */
export const dropStaged = ({ runtime }: Pick<AppLoadContext, 'runtime'>, stagedBy: string, ids: readonly string[]) =>
  runtime.store.write(async (records) => {
    for (const id of ids) await records.write.dropUnboundFile(id, stagedBy)
  })

async function keep(
  { runtime }: Staging,
  file: { id: string; stagedBy: string; name: string },
  pieces: AsyncIterable<Uint8Array>,
): Promise<StagedFile | RefusedFile> {
  const hash = sha256Stream()
  const row = { ...file, stagedAt: runtime.clock.now(), boundTo: null, caseId: null, blockedAt: null }
  const dayAgo = plusMinutes(runtime.clock.now(), -24 * 60)
  const { files, bytes } = await runtime.store.read((records) => records.files.stagedSince(file.stagedBy, dayAgo))
  if (files >= fileLimits.mostInDay || bytes >= fileLimits.mostBytesInDay) return await drain(pieces, enoughToday)
  let size = 0
  let n = 0
  let mediaType = ''
  for await (const chunk of inChunks(pieces, fileLimits.chunk)) {
    size += chunk.byteLength
    if (size > fileLimits.largest) return await drain(pieces, tooLarge)
    if (n === 0) {
      const kind = await kindOf(chunk.subarray(0, fileLimits.lookedAt), file.name)
      if ('problem' in kind) return await drain(pieces, kind)
      mediaType = kind.mediaType
    }
    hash.add(chunk)
    const place = n++
    // What waits is counted anew with each chunk, so that files coming in side by side can't go past the limit together.
    const fits = await runtime.store.write(async (records) => {
      if ((await records.files.unboundSize(file.stagedBy)) + chunk.byteLength > fileLimits.mostUnsaved) return false
      if (place === 0) await records.write.stageFile({ ...row, mediaType, size: 0, sha256: '' })
      const piece = await sealPiece(runtime.vault, records, { fileId: file.id, n: place, bytes: chunk })
      await records.write.appendChunk(file.id, place, piece.bytes, piece.keyId)
      return true
    })
    if (!fits) return await drain(pieces, tooMany)
  }
  if (n === 0) return { problem: 'This file is empty. Choose another one.' }
  const trouble = await troubleInside(mediaType, stagedBytes({ runtime }, file.id, size))
  if (trouble) return trouble
  await runtime.store.write((records) => records.write.stageFile({ ...row, mediaType, size, sha256: hash.hex() }))
  return { id: file.id }
}

/** The bytes of a file that is staged whole, one chunk in memory at a time. */
function stagedBytes({ runtime }: Pick<Staging, 'runtime'>, fileId: string, size: number): FileBytes {
  let held: { n: number; bytes: Uint8Array } | undefined
  const chunkAt = (n: number) =>
    runtime.store.read(async (records) => {
      const stored = await records.files.chunk(fileId, n)
      return stored ? openPiece(runtime.vault, records, { fileId, n }, stored) : new Uint8Array()
    })
  const from = async (offset: number) => {
    const n = Math.floor(offset / fileLimits.chunk)
    if (held?.n !== n) held = { n, bytes: await chunkAt(n) }
    return held.bytes.subarray(offset - n * fileLimits.chunk)
  }
  return {
    size,
    at: async (offset, length) => {
      const parts: Uint8Array[] = []
      const end = Math.min(size, offset + length)
      for (let place = offset; place < end;) {
        const part = (await from(place)).subarray(0, end - place)
        if (part.byteLength === 0) break
        parts.push(part)
        place += part.byteLength
      }
      return Buffer.concat(parts)
    },
  }
}

const tooLarge: RefusedFile = {
  problem: `This file is larger than ${fileLimits.largest / 1024 / 1024} MB. Send a shorter one, or describe what it shows.`,
}

const tooMany: RefusedFile = {
  problem: 'You have uploaded a lot that is not saved with a form yet. Save those forms first.',
}

const enoughToday: RefusedFile = {
  problem:
    'You have sent as many files as Offramp takes from one person in a day. Describe what this one shows for now.',
}

/**
 * Reads the rest of a refused file without keeping it, so that the other fields of the form still arrive. Called inside
 * the loop: leaving it first would close the pieces.
 */
async function drain(pieces: AsyncIterable<Uint8Array>, refused: RefusedFile): Promise<RefusedFile> {
  for await (const _ of pieces) continue
  return refused
}

/** The same bytes in chunks of one size; the last may be shorter. */
export async function* inChunks(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    let rest = piece
    while (length + rest.byteLength >= size) {
      const taken = size - length
      yield joined([...held, rest.subarray(0, taken)], size)
      held = []
      length = 0
      rest = rest.subarray(taken)
    }
    if (rest.byteLength > 0) {
      held.push(rest)
      length += rest.byteLength
    }
  }
  if (length > 0) yield joined(held, length)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
