import type { ReadRecords } from '#db/records/records.ts'
import { NoteRefused, noteTypes, readVkey } from '#app/keys/note.server.ts'
import type { Vault } from '#app/keys/vault.server.ts'
import { openEvent } from '../sealing.server.ts'
import { bundleReadme } from './bundle-readme.ts'
import { readLeaf } from './leaf.ts'
import { namedKeys } from './proof-state.server.ts'
import { opener } from './verify-opening.server.ts'

/*
 * The log as a folder that outsiders check without Offramp: docs/audit-format.md.
 */

/** What is sealed can't be told without the keys. The message says which are missing. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused'
}

export interface BundleAsked {
  /** With what is sealed, in clear: it names people. */
  sealed: boolean
  /** Public keys of the log and of its witnesses, besides those that the log itself names. */
  vkeys: readonly string[]
}

/** What the manifest says besides the files' hashes. */
export interface BundleContent {
  v: 1
  origin: string
  tenant: string
  events: number
}

/** Takes some whole lines of one file. */
type Write = (file: string, lines: string) => void

const page = 1_000

/**
 * Hands the files of a bundle to `write`, some lines at a time, each file from its beginning to its end before the next.
 * Nothing that names a person is in it unless asked for. Throws `BundleRefused` where sealed parts are asked for and can't be opened.
 */
export async function writeBundle(
  vault: Vault,
  records: ReadRecords,
  { sealed, vkeys }: BundleAsked,
  write: Write,
): Promise<BundleContent> {
  const content: BundleContent = { v: 1, origin: '', tenant: '', events: 0 }
  const { size } = await records.audit.head()
  write('entries.jsonl', '')
  while (content.events < size) {
    const rows = await records.audit.leaves({ from: content.events, limit: page })
    if (rows.length === 0) break
    write('entries.jsonl', rows.map(({ body }) => `${body}\n`).join(''))
    content.tenant ||= readLeaf(rows[0]?.body ?? '')?.tenant ?? ''
    content.events += rows.length
  }
  write('checkpoints.jsonl', '')
  await checkpoints(records, content, write)
  write('anchors.jsonl', '')
  for await (const rows of anchors(records))
    write('anchors.jsonl', jsonLines(rows.map(({ size, sink, receipt, at }) => ({ size, sink, receipt, at }))))
  const named = [
    ...(await namedKeys(records, 'system.signerNamed')),
    ...(await namedKeys(records, 'system.witnessNamed')),
  ]
  const known = new Set([...vkeys, ...named])
  write('vkeys.txt', [...known].flatMap((vkey) => (whose(vkey) ? `${whose(vkey)} ${vkey}\n` : [])).join(''))
  if (sealed) await sealedParts(vault, records, size, write)
  write('README.txt', bundleReadme(sealed))
  return content
}

async function checkpoints(records: ReadRecords, content: BundleContent, write: Write): Promise<void> {
  for (let after = -1; ;) {
    const rows = await records.checkpoints.after({ size: after, limit: page })
    const last = rows.at(-1)
    if (!last) return
    write('checkpoints.jsonl', jsonLines(rows.map(({ size, at, note }) => ({ size, at, note }))))
    content.origin = last.note.split('\n')[0] ?? ''
    after = last.size
  }
}

/** By size, all of one size together: a page may end between two of them. */
async function* anchors(records: ReadRecords) {
  for (let after = -1; ;) {
    const rows = await records.checkpoints.anchorsAfter({ size: after, limit: page })
    const last = rows.at(-1)
    if (!last) return
    const whole = rows.length < page ? rows : rows.filter(({ size }) => size < last.size)
    yield whole.length > 0 ? whole : rows
    after = whole.at(-1)?.size ?? last.size
  }
}

/** What can't be opened any more is told as null: the verifier names its event. */
async function sealedParts(vault: Vault, records: ReadRecords, size: number, write: Write): Promise<void> {
  const opening = opener(vault, records)
  write('sealed.jsonl', '')
  for (let from = 0; from < size; from += page) {
    const seqs = Array.from({ length: Math.min(page, size - from) }, (_, n) => from + n)
    const rows = [...(await records.audit.sealed(seqs))].sort((a, b) => a.seq - b.seq)
    const lines: unknown[] = []
    for (const row of rows) {
      const opened = await opening.open(openEvent, row)
      if (opened.is === 'locked') throw new BundleRefused(`What is sealed in the log can’t be opened. ${opening.why()}`)
      const { body, salt } = opened.is === 'open' ? opened.content : { body: null, salt: null }
      lines.push({ seq: row.seq, body, salt })
    }
    write('sealed.jsonl', jsonLines(lines))
  }
}

const jsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** Whether a public key is the log's or a witness's; undefined where it is neither. */
function whose(vkey: string): 'log' | 'witness' | undefined {
  try {
    return readVkey(vkey).type === noteTypes.note ? 'log' : 'witness'
  } catch (error) {
    if (error instanceof NoteRefused) return undefined
    throw error
  }
}
