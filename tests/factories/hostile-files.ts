import { deflateRawSync } from 'node:zlib'

/** One file inside a ZIP that a test builds. `says` is what its list says it unpacks to, where that is not the truth. */
export interface ZipPart {
  name: string
  content?: Buffer | string
  says?: number
  flags?: number
  /** What Unix keeps with a file; a link is 0xa1ff. */
  mode?: number
  /** Points to the content of an earlier part instead of having its own. */
  sharing?: number
}

/** A ZIP file as its format says, with whatever lies a part tells. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const body: Buffer[] = []
  const list: Buffer[] = []
  const offsets: number[] = []
  const packedOf: Buffer[] = []
  let at = 0
  for (const { name, content = '', says, flags = 0, mode = 0, sharing } of parts) {
    const bytes = Buffer.from(content)
    const packed = sharing === undefined ? deflateRawSync(bytes) : (packedOf[sharing] ?? bytes)
    const size = says ?? bytes.length
    const offset = sharing === undefined ? at : (offsets[sharing] ?? 0)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE((3 << 8) | 20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    list.push(entry, Buffer.from(name))
    offsets.push(offset)
    packedOf.push(packed)
    if (sharing !== undefined) continue
    body.push(local, Buffer.from(name), packed)
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...body, listed, end])
}

/** The content type of a Word file's text. */
export const wordTextType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** The list of what a Word file's parts are, with more lines. */
export const typesWith = (more: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  `<Override PartName="/word/document.xml" ContentType="${wordTextType}"/>${more}</Types>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

/** A line of a table of links in a Word file. */
export const linkTo = (type: string, target: string, mode = 'External') =>
  `<Relationship Id="rId9" Type="${office}/${type}" Target="${target}" TargetMode="${mode}"/>`

/** A small Word file with more parts, and more lines in its table of links and in its list of parts. */
export const docxOf = (more: readonly ZipPart[] = [], inner = '', kinds = ''): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: typesWith(kinds) },
    {
      name: '_rels/.rels',
      content: links('<Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/>'),
    },
    { name: 'word/document.xml', content: '<w:document>Seating plan of the cafeteria.</w:document>' },
    { name: 'word/_rels/document.xml.rels', content: links(inner) },
    ...more,
  ])

/** A PNG whose header says this size, with nothing of it inside. */
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(25)
  head.write('IHDR', 4, 'latin1')
  head.writeUInt32BE(13, 0)
  head.writeUInt32BE(width, 8)
  head.writeUInt32BE(height, 12)
  head.writeUInt8(8, 16)
  head.writeUInt8(2, 17)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), head, Buffer.from('0000000049444154', 'hex')])
}

/** A JPEG of this size after `segments` pieces of what cameras write before it, with a small picture inside one. */
export function jpegOf(width: number, height: number, segments = 3): Buffer {
  const frame = (w: number, h: number) => {
    const bytes = Buffer.from('ffc0001108000000000301220002110103', 'hex')
    bytes.writeUInt16BE(h, 5)
    bytes.writeUInt16BE(w, 7)
    return bytes
  }
  const inside = Buffer.concat([Buffer.alloc(60_000), frame(160, 120)])
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), inside])
  segment.writeUInt16BE(inside.length + 2, 2)
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...Array<Buffer>(segments).fill(segment), frame(width, height)])
}

export function gifOf(width: number, height: number, rest = ';'): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(width, 0)
  size.writeUInt16LE(height, 2)
  return Buffer.concat([Buffer.from('GIF89a'), size, Buffer.from(rest)])
}

/** A WebP in its extended form, of this size. */
export function webpOf(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(48)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(40, 4)
  bytes.write('WEBPVP8X', 8, 'latin1')
  bytes.writeUInt32LE(10, 16)
  bytes.writeUIntLE(width - 1, 24, 3)
  bytes.writeUIntLE(height - 1, 27, 3)
  return bytes
}

/** A HEIC whose description names a tile, and after it the whole. */
export function heicOf(width: number, height: number): Buffer {
  const box = (name: string, ...content: Buffer[]) => {
    const inner = Buffer.concat(content)
    const head = Buffer.alloc(8)
    head.writeUInt32BE(inner.length + 8, 0)
    head.write(name, 4, 'latin1')
    return Buffer.concat([head, inner])
  }
  const size = (w: number, h: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt32BE(w, 4)
    bytes.writeUInt32BE(h, 8)
    return box('ispe', bytes)
  }
  const brand = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'))
  const properties = box('iprp', box('ipco', size(512, 512), size(width, height)))
  return Buffer.concat([brand, box('meta', Buffer.alloc(4), properties), Buffer.alloc(64)])
}
