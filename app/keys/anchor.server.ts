import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anewHeader, anewLine, readAnew } from './began-anew.server.ts'
import { mailAnchor } from './mail-anchor.server.ts'
import type { MailAt } from './mail-anchor.server.ts'
import { writeToDisk } from './on-disk.server.ts'
import { NoteRefused, noteTypes, openNote, readVkey } from './note.server.ts'

/** A signed head of the log that is to be known outside. */
export interface HeadToAnchor {
  size: number
  note: string
  /** The proof that this log begins with its first so many events, in hex. */
  proofFrom(size: number): Promise<readonly string[]>
}

/** Somewhere outside this server. */
export interface Anchor {
  name: string
  /** The public key of whoever signs there, where somebody does. */
  vkey?: string
  /** Left there at most once in so many hours; each head where there is none. */
  everyHours?: number
  /** Leaves a head there. `from`: the newest one it is known to have. Gives what came back; throws where it was not taken. */
  leave(head: HeadToAnchor, from: number): Promise<string>
}

/** Where a configuration says that heads are to be known. */
export type AnchorAt =
  | { is: 'folder'; name: string; folder: string }
  | { is: 'witness'; name: string; url: string; vkey: string }
  | ({ is: 'mail' } & MailAt)

/** The places of a configuration. Throws `NoteRefused` for a witness whose public key can't be read. */
export const anchorsAt = (places: readonly AnchorAt[]): Anchor[] => places.map(anchorAt)

function anchorAt(place: AnchorAt): Anchor {
  if (place.is === 'folder') return folderAnchor(place.name, place.folder)
  if (place.is === 'mail') return mailAnchor(place)
  return witnessAnchor(place.name, place.url, place.vkey)
}

/** A folder that somebody carries or copies away: each head is a file of its own, and none is written over. */
export const folderAnchor = (name: string, folder: string): Anchor => ({
  name,
  leave: ({ size, note }) => {
    const file = join(folder, `${String(size).padStart(12, '0')}.note`)
    if (!existsSync(folder)) return Promise.reject(new Error(`The folder ${folder} is not there`))
    if (existsSync(file)) {
      if (readFileSync(file, 'utf8') === note) return Promise.resolve(file)
      return Promise.reject(new Error(`${file} is there already and says something else`))
    }
    writeToDisk(file, note, { mode: 0o444 })
    return Promise.resolve(file)
  },
})

const longestMs = 15_000
/** What a witness answers with when it knows another size (c2sp.org/tlog-witness). */
const conflict = 409

/**
 * A witness on another machine (c2sp.org/tlog-witness): it signs the head only where it follows from what it saw before.
 * Throws `NoteRefused` where `vkey` is not the public key of a witness: the log's own signature is no witness of it.
 */
export function witnessAnchor(name: string, url: string, vkey: string): Anchor {
  const who = readVkey(vkey)
  if (who.type !== noteTypes.witness) throw new NoteRefused(`The key of ${name} is that of a log, not of a witness.`)
  const ask = async (head: HeadToAnchor, from: number) => {
    const proof = from === 0 ? [] : await head.proofFrom(from)
    const lines = proof.map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`)
    const body = `old ${from}\n${lines.join('')}\n${head.note}`
    const signal = AbortSignal.timeout(longestMs)
    const answer = await fetch(new URL('add-checkpoint', `${url.replace(/\/?$/, '/')}`), {
      method: 'POST',
      body,
      signal,
    })
    const anew = Buffer.from(answer.headers.get(anewHeader) ?? '', 'base64').toString('utf8')
    return { status: answer.status, text: (await answer.text()).slice(0, 4_000), anew }
  }
  return {
    name,
    vkey,
    leave: async (head, from) => {
      let answer = await ask(head, from)
      const known = answer.status === conflict ? /^(0|[1-9]\d{0,15})\n$/.exec(answer.text)?.[1] : undefined
      if (known !== undefined && Number(known) !== from && Number(known) <= head.size)
        answer = await ask(head, Number(known))
      if (answer.status !== 200)
        throw new Error(`The witness ${name} answered ${answer.status}: ${answer.text.trim().slice(0, 200)}`)
      openNote(`${head.note}${answer.text}`, [who])
      if (answer.anew === '') return answer.text
      readAnew(answer.anew, [who])
      return `${answer.text}${anewLine(answer.anew)}`
    },
  }
}
