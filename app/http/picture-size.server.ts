import type { FileBytes } from './file-bytes.ts'

export interface PictureSize {
  width: number
  height: number
}

/**
 * How many points a picture has, as its own header says; nothing of it is drawn. Undefined where the header does not
 * say, and for what is no picture of the kinds that are taken.
 */
export async function pictureSize(mediaType: string, bytes: FileBytes): Promise<PictureSize | undefined> {
  const found = await readers[mediaType]?.(bytes)
  return found && found.width > 0 && found.height > 0 ? found : undefined
}

type Reader = (bytes: FileBytes) => Promise<PictureSize | undefined>

/** Enough for the fixed part of every header. */
const headLength = 64
/** Pieces before the size of a JPEG: a photo has a few dozen. */
const mostSegments = 4_000
/** Boxes before the one that describes a HEIC picture, and how long that may be. */
const mostBoxes = 100
const longestMeta = 1024 * 1024

const headed =
  (read: (head: Buffer) => PictureSize | undefined): Reader =>
  async (bytes) => {
    const head = await bytes.at(0, headLength)
    return head.length < headLength / 2 ? undefined : read(head)
  }

const png = headed((head) =>
  head.toString('latin1', 12, 16) === 'IHDR'
    ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    : undefined,
)

const webp = headed((head) => {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
})

const gif: Reader = async (bytes) => {
  const head = await bytes.at(0, 10)
  return head.length < 10 ? undefined : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
}

/** Goes from segment to segment up to the one that says the size: pictures inside the picture are passed over. */
const jpeg: Reader = async (bytes) => {
  let at = 2
  for (let n = 0; n < mostSegments; n += 1) {
    const head = await bytes.at(at, 9)
    if (head.length < 9 || head[0] !== 0xff) return undefined
    const marker = head[1] ?? 0
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) return { height: head.readUInt16BE(5), width: head.readUInt16BE(7) }
    else if (marker === 0xda || marker === 0xd9) return undefined
    else at += 2 + head.readUInt16BE(2)
  }
  return undefined
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The widest and the highest of what the description of a HEIC names: the whole, its tiles and its small copies. */
const heic: Reader = async (bytes) => {
  const meta = await boxOf(bytes, 'meta')
  if (!meta) return undefined
  const largest = { width: 0, height: 0 }
  for (let at = meta.indexOf('ispe'); at >= 0 && at + 16 <= meta.length; at = meta.indexOf('ispe', at + 4)) {
    largest.width = Math.max(largest.width, meta.readUInt32BE(at + 8))
    largest.height = Math.max(largest.height, meta.readUInt32BE(at + 12))
  }
  return largest
}

async function boxOf(bytes: FileBytes, name: string): Promise<Buffer | undefined> {
  for (let at = 0, n = 0; n < mostBoxes && at < bytes.size; n += 1) {
    const head = await bytes.at(at, 16)
    if (head.length < 16) return undefined
    const short = head.readUInt32BE(0)
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? bytes.size - at : short
    if (length < 8) return undefined
    if (head.toString('latin1', 4, 8) === name) return length > longestMeta ? undefined : bytes.at(at, length)
    at += length
  }
  return undefined
}

export const pointsOf = ({ width, height }: PictureSize): number => width * height

const readers: Readonly<Record<string, Reader>> = {
  'image/png': png,
  'image/webp': webp,
  'image/gif': gif,
  'image/jpeg': jpeg,
  'image/heic': heic,
}
