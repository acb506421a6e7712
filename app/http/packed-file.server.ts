import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { FileBytes } from './file-bytes.ts'

/** One file inside a packed one, as the list at its end names it. */
export interface PackedEntry {
  name: string
  /** Bytes as packed, and as the list says they unpack to. */
  packed: number
  unpacked: number
  encrypted: boolean
  /** A link to another file instead of content. */
  link: boolean
  method: number
  offset: number
}

/** A packed file that is not as its format says. */
export class Unpackable extends Error {
  override readonly name = 'Unpackable'
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
/** The end of a ZIP file, with the longest comment that may follow it. */
const longestEnd = 22 + 0xffff
const unsaid = 0xffffffff
const inflated = promisify(inflateRaw)

/**
 * The list at the end of a ZIP file; nothing is unpacked. Throws `Unpackable` where there are more entries or a longer
 * list than allowed, or where the list and the file are at odds.
 */
export async function entriesOf(
  file: FileBytes,
  most: { entries: number; listBytes: number },
): Promise<readonly PackedEntry[]> {
  const { count, length, offset } = await endOf(file)
  if (count > most.entries || length > most.listBytes) throw new Unpackable('The list is too long.')
  const list = await file.at(offset, length)
  if (list.length < length) throw new Unpackable('The list is cut off.')
  const entries: PackedEntry[] = []
  for (let at = 0; entries.length < count;) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entryMark) throw new Unpackable('The list is damaged.')
    const [name, extra, comment] = [28, 30, 32].map((field) => list.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    entries.push(entryAt(list, at, name, extra))
    at += 46 + name + extra + comment
  }
  // Entries that share bytes are how a small file says that it is a huge one.
  if (entries.reduce((sum, one) => sum + one.packed, 0) > file.size) throw new Unpackable('Entries overlap.')
  return entries
}

async function endOf(file: FileBytes) {
  const start = Math.max(0, file.size - longestEnd)
  const tail = await file.at(start, longestEnd)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endMark || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue
    const [count, length, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
    if (count === 0xffff || length === unsaid || offset === unsaid || offset + length > start + at)
      throw new Unpackable('The end is not one of a file of this size.')
    return { count, length, offset }
  }
  throw new Unpackable('There is no list.')
}

function entryAt(list: Buffer, at: number, nameLength: number, extraLength: number): PackedEntry {
  const name = list.toString('utf8', at + 46, at + 46 + nameLength)
  const madeBy = list.readUInt16LE(at + 4) >> 8
  const mode = list.readUInt32LE(at + 38) >>> 16
  const said = { unpacked: list.readUInt32LE(at + 24), packed: list.readUInt32LE(at + 20) }
  const extra = list.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
  return {
    name,
    ...longSizes(said, extra),
    encrypted: (list.readUInt16LE(at + 8) & 1) === 1,
    link: madeBy === 3 && (mode & 0xf000) === 0xa000,
    method: list.readUInt16LE(at + 10),
    offset: list.readUInt32LE(at + 42),
  }
}

/** Sizes that some programs write in a longer form, though they would fit in the usual one. */
function longSizes(said: { unpacked: number; packed: number }, extra: Buffer): { unpacked: number; packed: number } {
  if (said.unpacked !== unsaid && said.packed !== unsaid) return said
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let place = at + 4
    const next = (short: number) => {
      if (short !== unsaid) return short
      if (place + 8 > extra.length) throw new Unpackable('A size is missing.')
      place += 8
      return Number(extra.readBigUInt64LE(place - 8))
    }
    return { unpacked: next(said.unpacked), packed: next(said.packed) }
  }
  throw new Unpackable('A size is missing.')
}

/** The content of one small entry. Throws `Unpackable` where it is larger than `most` or than the list says. */
export async function contentOf(file: FileBytes, entry: PackedEntry, most: number): Promise<Buffer> {
  if (entry.unpacked > most || entry.packed > most) throw new Unpackable('An entry is too long.')
  const head = await file.at(entry.offset, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== localMark) throw new Unpackable('An entry is not where it is said.')
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const packed = await file.at(start, entry.packed)
  if (packed.length < entry.packed) throw new Unpackable('An entry is cut off.')
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new Unpackable('An entry is packed in another way.')
  return unpacked(packed, Math.max(1, entry.unpacked))
}

async function unpacked(packed: Buffer, most: number): Promise<Buffer> {
  try {
    return (await inflated(packed, { maxOutputLength: most })) as Buffer
  } catch (error) {
    throw new Unpackable('An entry does not unpack to what is said of it.', { cause: error })
  }
}
