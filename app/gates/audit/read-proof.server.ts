import { leafHash } from '#app/keys/digest.server.ts'
import { readCheckpoint } from '#app/keys/note.server.ts'
import type { Checkpoint } from '#app/keys/note.server.ts'
import { readLeaf } from './leaf.ts'
import type { Leaf } from './leaf.ts'
import { isIncluded } from './tree.server.ts'

/** An event that stands in the log of a signed head. Who signed that is not looked at here. */
export interface ProvenEvent {
  leaf: Leaf
  hash: string
  head: Checkpoint
  note: string
}

/**
 * Reads the proof of one event (c2sp.org/tlog-proof) that carries the event. Undefined where it is none, or where the path
 * does not lead from that event to the head. Throws `NoteRefused` where its head can't be read.
 */
export function readEventProof(text: string): ProvenEvent | undefined {
  const cut = text.indexOf('\n\n')
  const [title, extra = '', index = '', ...path] = text.slice(0, Math.max(cut, 0)).split('\n')
  const body = Buffer.from(/^extra (\S+)$/.exec(extra)?.[1] ?? '', 'base64').toString('latin1')
  const seq = /^index (0|[1-9]\d{0,15})$/.exec(index)?.[1]
  const leaf = readLeaf(body)
  if (title !== 'c2sp.org/tlog-proof@v1' || seq === undefined || leaf?.seq !== Number(seq)) return undefined
  const note = text.slice(cut + 2)
  const head = readCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
  const hash = leafHash(Buffer.from(body, 'latin1'))
  const hashes = path.map((one) => Buffer.from(one, 'base64').toString('hex'))
  return isIncluded(hash, leaf.seq, head.size, hashes, head.root) ? { leaf, hash, head, note } : undefined
}
