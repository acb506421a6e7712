import { fileTypeFromBuffer } from 'file-type'
import { fileKinds, kindsInWords } from './file-kinds.ts'
import type { FileKind } from './file-kinds.ts'

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

/** A file's own name, fit to be shown and to stand in a header: no path, no control signs, at most 150 characters. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  return clean.length <= 150 ? clean || 'file' : `${clean.slice(0, 140)}${/\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? ''}`
}
