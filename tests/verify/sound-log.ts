import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plusMinutes } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { append, pending } from '#app/gates/audit/append.server.ts'
import type { EventSource } from '#app/gates/audit/append.server.ts'
import { writeBundle } from '#app/gates/audit/bundle.server.ts'
import { canonical } from '#app/gates/audit/canonical.ts'
import { leafSchema, nothing } from '#app/gates/audit/leaf.ts'
import type { Change, Leaf } from '#app/gates/audit/leaf.ts'
import { noLeaves, rootOf, withLeaf } from '#app/gates/audit/tree.server.ts'
import { leafHash } from '#app/keys/digest.server.ts'
import {
  checkpointText,
  cosignatureLine,
  noteOf,
  noteTypes,
  signatoryOf,
  signatureLine,
  signingKey,
  vkeyOf,
} from '#app/keys/note.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import type { Engine } from '#tests/setup/databases.ts'

/** A log as somebody who holds everything can take it apart and put it together again. */
export interface Log {
  bodies: string[]
  checkpoints: { size: number; at: string; note: string }[]
  anchors: { size: number; sink: string; receipt: string; at: string }[]
  vkeys: string
  sealed?: { seq: number; body: string; salt: string }[]
}

export const origin = 'offramp.example/audit/1'
export const logKey = signingKey(Buffer.alloc(32, 21))
export const witnessKey = signingKey(Buffer.alloc(32, 22))
const witnessName = 'witness.example/w1'
export const logVkey = vkeyOf(signatoryOf(origin, noteTypes.note, logKey))
export const witnessVkey = vkeyOf(signatoryOf(witnessName, noteTypes.witness, witnessKey))

export const rootAt = (bodies: readonly string[], size: number): string =>
  rootOf(bodies.slice(0, size).reduce((frontier, body) => withLeaf(frontier, hashOf(body)).frontier, noLeaves))

/** The hash of an event, also of one whose text was destroyed. */
export const hashOf = (body: string): string => /^\{"redacted":true,"h":"(.*)"\}$/.exec(body)?.[1] ?? leafHash(body)

/** The checkpoint over the first events, signed; by somebody else where a key is given. */
export function noteAt(bodies: readonly string[], size: number, key = logKey, name = origin): string {
  const text = checkpointText({ origin: name, size, root: rootAt(bodies, size) })
  return noteOf(text, [signatureLine(text, name, key)])
}
export const checkpointAt = (bodies: readonly string[], size: number, key = logKey) => ({
  size,
  at: '2026-09-16T00:00:00.000Z',
  note: noteAt(bodies, size, key),
})
/** What a witness answers for a checkpoint. */
export const witnessed = (note: string): string =>
  cosignatureLine(note.slice(0, note.lastIndexOf('\n\n') + 1), witnessName, witnessKey, 1_790_000_000)

export const leafOf = (body: string): Leaf => leafSchema.parse(JSON.parse(body))
export const edited = (body: string, change: Partial<Leaf>): string => canonical({ ...leafOf(body), ...change })

/** Events made to follow from each other again, from one on, as somebody does who rewrites a log. */
export function rechained(bodies: readonly string[], from: number): string[] {
  const made = bodies.slice(0, from)
  for (const body of bodies.slice(from)) {
    const last = made.at(-1)
    made.push(edited(body, { seq: made.length, prev: last === undefined ? nothing : hashOf(last) }))
  }
  return made
}

const source: EventSource = {
  boot: 'b1',
  tenant: 'dst_1',
  scope: 'district',
  actor: { k: 'user', id: 'usr_lead', role: 'lead', aal: 2, via: 'web' },
  req: 'req_1',
  bld: 'test',
  pol: 'policy:1',
}

/** Appends events as the gates do. */
export const appended = (
  { store, runtime }: House,
  at: Instant,
  events: readonly { event: AuditEvent; changes?: readonly Change[] }[],
): Promise<void> =>
  store.write(async (records) => {
    await records.lockWriter()
    const leaves = events.flatMap(({ event, changes = [] }) => pending(source, event, changes))
    await append(runtime.vault, records, at, leaves)
  })

const atOnce = 50

/** A house whose log has so many events, with a checkpoint after each `every`, and its last anchored by a witness. */
export async function aLog(engine: Engine, { size, every }: { size: number; every: number }) {
  const { store, url } = await engine.fresh()
  const house = await aHouse(store)
  let at = house.clock.now()
  const bodies = async () =>
    (await store.read((records) => records.audit.leaves({ from: 0, limit: size }))).map(({ body }) => body)
  await appended(house, at, [{ event: { act: 'system.signerNamed', object: { t: 'vkey', id: logVkey } } }])
  const begun = (await bodies()).length
  for (let n = begun; n < size; n += atOnce) {
    at = plusMinutes(at, 1)
    const events = Array.from({ length: Math.min(atOnce, size - n) }, (_, k) => ({
      event: {
        act: 'viewed',
        object: { t: 'case', id: `cas_${(n + k) % 9}`, section: 'base', count: 1 },
        sealed: (n + k) % 7 === 0 ? { reason: `Reason ${n + k} of Leo Mora` } : undefined,
      },
    }))
    await appended(house, at, events)
  }
  const all = await bodies()
  for (let end = every; end <= size; end += every)
    await store.write(async (records) => {
      await records.lockWriter()
      const row = checkpointAt(all, end)
      await records.write.addCheckpoint({ ...row, at })
      if (end === Math.floor(size / every) * every)
        await records.write.addAnchor({ size: end, sink: 'witness', receipt: witnessed(row.note), at })
    })
  return { house, url, log: await exported(house, true) }
}

/** The log of a house as the application's own export hands it out. */
export async function exported({ store, runtime }: House, sealed: boolean): Promise<Log> {
  const files = new Map<string, string>()
  const write = (file: string, lines: string) => void files.set(file, (files.get(file) ?? '') + lines)
  const asked = { sealed, vkeys: [witnessVkey] }
  await store.read((records) => writeBundle(runtime.vault, records, asked, write))
  const lines = (file: string) => (files.get(file) ?? '').split('\n').slice(0, -1)
  const rows = <Row>(file: string) => lines(file).map((line) => JSON.parse(line) as Row)
  return {
    bodies: lines('entries.jsonl'),
    checkpoints: rows('checkpoints.jsonl'),
    anchors: rows('anchors.jsonl'),
    vkeys: files.get('vkeys.txt') ?? '',
    ...(sealed ? { sealed: rows<NonNullable<Log['sealed']>[number]>('sealed.jsonl') } : {}),
  }
}

/** A folder of this test file, and bundles in it; `end` removes it. */
export function bundles() {
  const root = mkdtempSync(join(tmpdir(), 'offramp-verify-'))
  let made = 0
  return {
    root,
    end: () => rmSync(root, { recursive: true, force: true }),
    /** Writes a log as a bundle with a manifest that fits, as an attacker would; `raw` replaces files after that. */
    write: (log: Log, raw: Readonly<Record<string, string | Buffer>> = {}): string => {
      const folder = join(root, `bundle-${(made += 1)}`)
      mkdirSync(folder)
      const json = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      const files: Record<string, string | Buffer> = {
        'entries.jsonl': log.bodies.map((body) => `${body}\n`).join(''),
        'checkpoints.jsonl': json(log.checkpoints),
        'anchors.jsonl': json(log.anchors),
        'vkeys.txt': log.vkeys,
        ...(log.sealed ? { 'sealed.jsonl': json(log.sealed) } : {}),
        ...raw,
      }
      const hashes: Record<string, string> = {}
      for (const [name, content] of Object.entries(files)) {
        writeFileSync(join(folder, name), content)
        hashes[name] = createHash('sha256').update(content).digest('hex')
      }
      const manifest = { v: 1, origin, tenant: 'dst_1', made: '2026-09-16', events: log.bodies.length, files: hashes }
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
      return folder
    },
    /** A file with a checkpoint that somebody kept. */
    kept: (note: string): string => {
      const file = join(root, `kept-${(made += 1)}.txt`)
      writeFileSync(file, note)
      return file
    },
  }
}
