import { UnreadableForm, formLimits } from '../ui/form/form-data.ts'

/** One part of a multipart form. `pieces` is read once, before the next part is asked for. */
export interface Part {
  name: string
  /** Present on file fields, also empty when no file was chosen. */
  filename?: string
  pieces: AsyncIterable<Uint8Array>
}

const longestHead = 8 * 1024

/** The boundary of a multipart body, or undefined where the body is something else. */
export function boundaryOf(contentType: string | null): string | undefined {
  const found = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2]
}

/**
 * Reads a multipart body part by part as it comes in (RFC 7578), holding no more than a network piece and a boundary.
 * Throws `UnreadableForm` for anything that no browser sends.
 */
export async function* multipart(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const source = bufferedSource(body)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  source.unread(Buffer.from('\r\n'))
  await skip(source.until(delimiter))
  for (let count = 0; ; count += 1) {
    const next = await source.take(2)
    if (next.toString('latin1') === '--') return
    if (next.toString('latin1') !== '\r\n') throw new UnreadableForm('A part begins in the wrong way.')
    if (count >= formLimits.mostFields) throw new UnreadableForm('The form has too many parts.')
    const part = { ...readHead(await source.head(longestHead)), pieces: source.until(delimiter) }
    yield part
    await skip(part.pieces)
  }
}

async function skip(pieces: AsyncIterable<Uint8Array>) {
  for await (const _ of pieces) continue
}

function readHead(head: string): { name: string; filename?: string } {
  const line = head.split('\r\n').find((one) => /^content-disposition\s*:/i.test(one))
  if (!line || !/:\s*form-data\s*;/i.test(line)) throw new UnreadableForm('A part has no name.')
  const name = /[;\s]name="([^"]*)"/i.exec(line)?.[1]
  const filename = /[;\s]filename="([^"]*)"/i.exec(line)?.[1]
  if (!name) throw new UnreadableForm('A part has no name.')
  return { name: unescaped(name), ...(filename === undefined ? {} : { filename: unescaped(filename) }) }
}

/** Browsers write quotes and line ends in names as %22, %0D and %0A. */
const unescaped = (text: string) => text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')

function bufferedSource(body: AsyncIterable<Uint8Array>) {
  const pieces = body[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const next = await pieces.next()
    if (next.done) throw new UnreadableForm('The form ended in the middle.')
    held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value])
  }
  return {
    unread: (bytes: Buffer) => {
      held = Buffer.concat([bytes, held])
    },
    take: async (length: number): Promise<Buffer> => {
      while (held.length < length) await more()
      const taken = held.subarray(0, length)
      held = held.subarray(length)
      return taken
    },
    head: async (most: number): Promise<string> => {
      for (;;) {
        const end = held.indexOf('\r\n\r\n')
        if (end >= 0 && end <= most) {
          const text = held.subarray(0, end).toString('utf8')
          held = held.subarray(end + 4)
          return text
        }
        if (held.length > most) throw new UnreadableForm('A part has too long a head.')
        await more()
      }
    },
    until: async function* (delimiter: Buffer): AsyncGenerator<Uint8Array> {
      for (;;) {
        const end = held.indexOf(delimiter)
        if (end >= 0) {
          const last = held.subarray(0, end)
          held = held.subarray(end + delimiter.length)
          if (last.length > 0) yield last
          return
        }
        const sure = held.length - delimiter.length + 1
        if (sure > 0) {
          const piece = held.subarray(0, sure)
          held = held.subarray(sure)
          yield piece
        }
        await more()
      }
    },
  }
}
