import { NoteRefused, checkpointText, openNote, readCheckpoint } from './note.server.ts'
import type { Checkpoint, Signatory } from './note.server.ts'

/*
 * A witness that forgot what it saw of a log, because its keeper said so, tells it: a checkpoint with a line more, signed by
 * the witness (docs/audit-format.md). It goes with every signature that the witness gives from then on.
 */

/** The head from which a witness goes on, the one that it had seen, and the event that confirms why. */
export interface BeganAnew extends Checkpoint {
  had: { size: number; root: string }
  /** Place in the log of the event in which a district lead confirmed that a backup was restored. */
  event: number
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')

/** The text that the witness signs. */
export const anewText = ({ had, event, ...head }: BeganAnew): string =>
  `${checkpointText(head)}began-anew ${had.size} ${base64(had.root)} ${event}\n`

/** Reads such a note that one of `known` signed. Throws `NoteRefused`. */
export function readAnew(note: string, known: readonly Signatory[]): BeganAnew {
  const { text } = openNote(note, known)
  const [, size, root = '', event] =
    /^began-anew (0|[1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=) (0|[1-9]\d{0,15})\n$/.exec(
      text.split('\n').slice(3).join('\n'),
    ) ?? []
  if (size === undefined) throw new NoteRefused('This does not say that a witness began anew.')
  const had = { size: Number(size), root: Buffer.from(root, 'base64').toString('hex') }
  return { ...readCheckpoint(text), had, event: Number(event) }
}

/** The line by which such a note stands among what came back for a head. */
export const anewLine = (note: string): string => `began-anew ${Buffer.from(note).toString('base64')}\n`

/** The note in what came back for a head, and the rest of it; no note where there is none. */
export function partReceipt(receipt: string): { note: string | undefined; rest: string } {
  const lines = receipt.split(/(?<=\n)/)
  const line = lines.find((one) => one.startsWith('began-anew '))
  const note = line && Buffer.from(line.slice('began-anew '.length).trim(), 'base64').toString('utf8')
  return { note, rest: lines.filter((one) => one !== line).join('') }
}

/** The header in which a witness sends such a note, in base64. */
export const anewHeader = 'offramp-began-anew'
