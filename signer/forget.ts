import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { readEventProof } from '../app/gates/audit/read-proof.server.ts'
import { anewText } from '../app/keys/began-anew.server.ts'
import { NoteRefused, cosignatureLine, noteOf, openNote, readVkey } from '../app/keys/note.server.ts'
import { writeToDisk } from '../app/keys/on-disk.server.ts'
import { readSeed } from '../app/keys/seed-file.server.ts'
import { keepHead, readHead } from './head-file.ts'
import { headFile, logsIn, witnessFiles } from './witness-files.ts'

const head = z.strictObject({ size: z.number(), root: z.string() })
const line = z.strictObject({
  at: z.string(),
  log: z.string(),
  had: head,
  from: head,
  event: z.strictObject({ seq: z.number(), hash: z.string() }),
  reason: z.string(),
  note: z.string(),
})
/** One line of a witness's own log: what it forgot, from where it goes on, who confirmed it, and why its keeper did it. */
export type Forgotten = z.output<typeof line>

/** Everything that a witness ever forgot, oldest first. */
export function forgottenBy(folder: string): Forgotten[] {
  const { forgotten } = witnessFiles(folder)
  if (!existsSync(forgotten)) return []
  const lines = readFileSync(forgotten, 'utf8').split('\n').filter(Boolean)
  return lines.map((one) => line.parse(JSON.parse(one)))
}

/**
 * Has a witness forget what it saw of a log whose backup was restored, and go on from a head of the restored one. `proof`:
 * of the event in which a district lead confirmed the restore, under a head that the log's key signed; each is taken once.
 * Throws `NoteRefused` where it is not that.
 */
export function forgetLog(folder: string, asked: { proof: string; reason: string; at: Date }): Forgotten {
  const files = witnessFiles(folder)
  const proven = readEventProof(asked.proof)
  if (proven?.leaf.act !== 'restore.confirmed')
    throw new NoteRefused('This does not prove that a district lead confirmed a restore. Ask for that event’s proof.')
  const { origin, ...from } = proven.head
  const known = logsIn(files.logs)
    .map(readVkey)
    .filter(({ name }) => name === origin)
  if (known.length === 0) throw new NoteRefused(`The log ${origin} is not watched here.`)
  openNote(proven.note, known)
  const earlier = forgottenBy(folder)
  if (earlier.some(({ event }) => event.hash === proven.hash))
    throw new NoteRefused('This confirmation was taken before. Each restore is confirmed by itself.')
  const file = headFile(files.heads, origin)
  const kept = readHead(file)
  if (kept.is === 'gone') throw new NoteRefused(kept.why)
  const had = kept.last
  if (!had || (had.size === from.size && had.root === from.root))
    throw new NoteRefused('This witness saw nothing else of this log. There is nothing to forget.')
  const text = anewText({ origin, ...from, had, event: proven.leaf.seq })
  const name = readFileSync(files.name, 'utf8').trim()
  const signed = cosignatureLine(text, name, readSeed(files.key), Math.floor(asked.at.getTime() / 1000))
  const forgotten: Forgotten = {
    at: asked.at.toISOString(),
    log: origin,
    had,
    from,
    event: { seq: proven.leaf.seq, hash: proven.hash },
    reason: asked.reason,
    note: noteOf(text, [signed]),
  }
  // Its own log first: what is forgotten is on disk before it is.
  writeToDisk(files.forgotten, `${JSON.stringify(forgotten)}\n`, { flag: 'a' })
  keepHead(file, from)
  return forgotten
}
