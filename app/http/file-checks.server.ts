import { fileTypeFromBuffer } from 'file-type'
import type { FileBytes } from './file-bytes.ts'
import { fileKinds, kindsInWords, pictureLimits } from './file-kinds.ts'
import type { FileKind } from './file-kinds.ts'
import { officeTrouble } from './office-file.server.ts'
import type { OfficeTrouble } from './office-file.server.ts'
import { pictureSize, pointsOf } from './picture-size.server.ts'

/** The kind of a file by its first bytes and its name, or what is wrong with it in words. */
export async function kindOf(start: Uint8Array, name: string): Promise<FileKind | { problem: string }> {
  const found = await fileTypeFromBuffer(start)
  const mediaType = found ? (sameAs[found.mime] ?? found.mime) : looksLikeText(start) ? 'text/plain' : undefined
  const kind = fileKinds.find((one) => one.mediaType === mediaType)
  if (!kind) return { problem: `This kind of file is not taken. Send a ${kindsInWords()}, or describe what it shows.` }
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === undefined || !kind.endings.includes(ending)) {
    return {
      problem: `This file is a ${kind.words}, but its name does not end in .${kind.endings[0]}. Rename it, then send it again.`,
    }
  }
  return kind
}

/** What is wrong inside a whole file of a kind, in words. Pictures and Office files are looked into; nothing is drawn or run. */
export async function troubleInside(mediaType: string, bytes: FileBytes): Promise<{ problem: string } | undefined> {
  if (mediaType.startsWith('image/')) return pictureTrouble(mediaType, bytes)
  if (!mediaType.startsWith('application/vnd.openxmlformats-')) return undefined
  const trouble = await officeTrouble(bytes, mediaType)
  return trouble && { problem: officeWords[trouble] }
}

async function pictureTrouble(mediaType: string, bytes: FileBytes): Promise<{ problem: string } | undefined> {
  const size = await pictureSize(mediaType, bytes)
  if (!size) return { problem: 'How large this picture is can’t be read. Take a screenshot of it and send that.' }
  const { mostPoints, longestSide } = pictureLimits
  if (pointsOf(size) <= mostPoints && Math.max(size.width, size.height) <= longestSide) return undefined
  return {
    problem: `This picture is ${size.width} by ${size.height} points, more than many computers can show. Send a smaller copy.`,
  }
}

const officeWords: Readonly<Record<OfficeTrouble, string>> = {
  'too large': 'This file is far larger inside than it looks. Save it as a PDF and send that.',
  macros: 'This file has macros, which are small programs. Save it as a PDF and send that.',
  'file inside': 'This file holds another file that can’t be looked at here. Save it as a PDF, or send both apart.',
  'from elsewhere': 'This file fetches something from elsewhere when it is opened. Save it as a PDF and send that.',
  locked: 'This file is locked with a password. Send a copy without one.',
  unreadable: 'This file is not built as Word and Excel build theirs. Save it as a PDF and send that.',
}

/** Names by which the same kind goes. */
const sameAs: Readonly<Record<string, string>> = {
  'image/heif': 'image/heic',
  'audio/mp4': 'audio/x-m4a',
  'video/x-m4v': 'video/mp4',
  'audio/vnd.wave': 'audio/wav',
}

/** Text in UTF-8 that holds nothing a browser would run. */
function looksLikeText(start: Uint8Array): boolean {
  const text = new TextDecoder('utf-8', { fatal: false }).decode(start, { stream: true })
  const broken = text.replace(/\ufffd$/, '')
  return (
    !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(broken) && !/^\s*(<!doctype|<html|<\?xml|<svg|<script)/i.test(broken)
  )
}

/** A file's own name, fit to be shown and to stand in a header: no path, no control signs, at most 150 characters, none cut in half. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .trim()
  const signs = [...clean]
  return signs.length <= 150
    ? clean || 'file'
    : `${signs.slice(0, 140).join('')}${/\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? ''}`
}
