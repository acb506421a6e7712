import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { makeFolder } from '../db/make-folder.server.ts'
import { whyNotSigned } from '../app/gates/audit/sign-rule.server.ts'
import { cosignatureLine, noteTypes, openNote, readCheckpoint, readVkey } from '../app/keys/note.server.ts'
import { NoteRefused, signatoryOf, vkeyOf } from '../app/keys/note.server.ts'
import type { Signatory } from '../app/keys/note.server.ts'
import { makeSeed, readSeed } from '../app/keys/seed-file.server.ts'
import { forgottenBy } from './forget.ts'
import { keepHead, readHead } from './head-file.ts'
import { headFile, logsIn, witnessFiles } from './witness-files.ts'

export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422 | 503
  /** `text/plain` unless said. */
  type?: string
  body: string
  /** With a signature: the note that says that the witness began anew with this log, where it ever did. */
  anew?: string
}

export interface Witness {
  name: string
  vkey: string
  /** Public keys of the logs it watches. */
  logs(): string[]
  /** What it saw last of each log. */
  seen(): { log: string; head: string }[]
  /** Answers `add-checkpoint` (c2sp.org/tlog-witness). What it signs is on disk before it is given away. */
  add(body: string, seconds: number): WitnessAnswer
}

export const isWitness = (folder: string): boolean => existsSync(witnessFiles(folder).key)

/** Makes a witness in a folder. Throws where there is one. */
export function makeWitness(folder: string, name: string): void {
  const files = witnessFiles(folder)
  makeFolder(folder)
  signatoryOf(name, noteTypes.witness, makeSeed(files.key))
  writeFileSync(files.name, `${name}\n`, { flag: 'wx', mode: 0o600 })
  writeFileSync(files.logs, '', { flag: 'wx', mode: 0o600 })
  mkdirSync(files.heads, { mode: 0o700 })
}

/** Has a witness watch a log from its next head on. Throws `NoteRefused` where this is no public key of a log. */
export function watchLog(folder: string, vkey: string): void {
  const files = witnessFiles(folder)
  const who = readVkey(vkey)
  if (who.type !== noteTypes.note) throw new NoteRefused('This is the public key of a witness, not of a log.')
  const known = logsIn(files.logs)
  if (known.includes(vkey)) return
  const sameLog = known.some((one) => readVkey(one).name === who.name)
  writeFileSync(files.logs, [...known, vkey].map((one) => `${one}\n`).join(''), { mode: 0o600 })
  if (!sameLog) keepHead(headFile(files.heads, who.name), null)
}

/** Opens a witness that was made. Throws `KeyRefused` where its key can't be used. */
export function openWitness(folder: string): Witness {
  const files = witnessFiles(folder)
  const name = readFileSync(files.name, 'utf8').trim()
  const key = readSeed(files.key)
  const logs = () => logsIn(files.logs)
  return {
    name,
    vkey: vkeyOf(signatoryOf(name, noteTypes.witness, key)),
    logs,
    seen: () =>
      [...new Set(logs().map((vkey) => readVkey(vkey).name))].map((log) => {
        const kept = readHead(headFile(files.heads, log))
        if (kept.is === 'gone') return { log, head: kept.why }
        return { log, head: kept.last ? `${kept.last.size} events, root ${kept.last.root}` : 'nothing yet' }
      }),
    add: (body, seconds) => {
      const asked = readAsked(body)
      if (!asked) return refused(400, 'This is not what add-checkpoint takes.')
      const known = logs()
        .map(readVkey)
        .filter((one) => one.name === asked.origin)
      if (known.length === 0) return refused(404, 'This log is not watched here.')
      if (!signedBy(asked.note, known)) return refused(403, 'No key of this log signed this.')
      if (asked.old > asked.size) return refused(400, 'The old size is larger than the new one.')
      const file = headFile(files.heads, asked.origin)
      const kept = readHead(file)
      if (kept.is === 'gone') return refused(503, kept.why)
      const size = kept.last?.size ?? 0
      if (asked.old !== size) return { status: 409, type: 'text/x.tlog.size', body: `${size}\n` }
      const head = { size: asked.size, root: asked.root }
      const why = whyNotSigned(kept.last, head, asked.proof)
      if (why) return refused(asked.size === size ? 409 : 422, why)
      keepHead(file, head)
      const anew = forgottenBy(folder).findLast(({ log }) => log === asked.origin)?.note
      return { status: 200, body: cosignatureLine(asked.text, name, key, seconds), ...(anew ? { anew } : {}) }
    },
  }
}

const refused = (status: WitnessAnswer['status'], why: string): WitnessAnswer => ({ status, body: `${why}\n` })

function signedBy(note: string, known: readonly Signatory[]): boolean {
  try {
    openNote(note, known)
    return true
  } catch (error) {
    if (error instanceof NoteRefused) return false
    throw error
  }
}

/** Most hashes of a proof (c2sp.org/tlog-witness). */
const longestProof = 63

/** Reads `old SIZE`, the proof, an empty line and a checkpoint; undefined where it is not that. */
function readAsked(body: string) {
  const cut = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, Math.max(cut, 0)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const proof = lines.map((line) => Buffer.from(line, 'base64').toString('hex'))
  const whole = lines.every((line) => Buffer.from(line, 'base64').toString('base64') === line)
  if (old === undefined || !whole || proof.length > longestProof) return undefined
  const note = body.slice(cut + 2)
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  try {
    return { old: Number(old), proof, note, text, ...readCheckpoint(text) }
  } catch (error) {
    if (error instanceof NoteRefused) return undefined
    throw error
  }
}
