import { openNote, readCheckpoint, readVkey } from '#app/keys/note.server.ts'
import type { Checkpoint } from '#app/keys/note.server.ts'

/** Reads a signed head by the public key of whoever has to have signed it. Throws `NoteRefused` where it is another's. */
export function signedHead(note: string, vkey: string): Checkpoint {
  const who = readVkey(vkey)
  const head = readCheckpoint(openNote(note, [who]).text)
  if (head.origin !== who.name) throw new RangeError(`The head is of the log ${head.origin}, not of ${who.name}`)
  return head
}
