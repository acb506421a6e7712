import type { ReadRecords } from '#db/records/records.ts'
import { verifyLog } from './verify-log.server.ts'
import type { Finding } from './verify-log.server.ts'
import { verifyRecords } from './verify-records.server.ts'
import { houseFinding } from './verify-house.server.ts'
import { verifyLists } from './verify-lists.server.ts'
import type { Projecting } from '../project.server.ts'
import { guardsFinding } from './verify-guards.server.ts'
import type { Guard } from './verify-guards.server.ts'
import { opener } from './verify-opening.server.ts'
import type { Vault } from '#app/keys/vault.server.ts'

/** A head of the log that somebody kept elsewhere: how many events there were, and the hash of the last. */
export interface Anchor {
  events: number
  hash: string
}

/** Reads an anchor as `audit:verify` prints it, such as `123:9f2c…`. Throws a RangeError for anything else. */
export function readAnchor(text: string): Anchor {
  const found = /^([1-9]\d{0,15}):([0-9a-f]{64})$/.exec(text)
  if (!found) throw new RangeError(`${text} is no head of a log. Write it as it was printed: 123:9f2c…`)
  return { events: Number(found[1]), hash: found[2] ?? '' }
}

export type Verdict = {
  events: number
  /** Hash of the last event that fits. */
  head: string
  entries: number
  rows: number
  files: number
  /** Folders whose lists, work and sight were computed again. */
  folders: number
  warnings: readonly string[]
} & ({ result: 'ok' } | { result: 'tampered'; finding: Finding } | { result: 'cannot tell'; why: string })

/**
 * Verifies the log, then every record against it and what follows from them, then the guards that keep both append-only, then what lists show
 * against the entries, over one read snapshot.
 * Names the first broken place. It can't show that what was never recorded happened, nor a whole log rewritten by
 * somebody who holds the database: that needs a copy of the head kept elsewhere. Without the keys it checks the chain and
 * everything that is not sealed, and can't tell.
 */
export async function verify(
  core: Projecting & { vault: Vault },
  records: ReadRecords,
  shipped: readonly Guard[],
  anchors: readonly Anchor[] = [],
): Promise<Verdict> {
  const opening = opener(core.vault, records)
  const log = await verifyLog(records, opening)
  const seen = { events: log.events, head: log.head, entries: 0, rows: 0, files: 0, folders: 0, warnings: log.warnings }
  if (log.cannotTell) return { ...seen, result: 'cannot tell', why: log.cannotTell }
  const broken = log.finding ?? (await anchorFinding(records, anchors))
  if (broken) return { ...seen, result: 'tampered', finding: broken }
  const { finding, ...counts } = await verifyRecords(records, log.commitments, opening)
  if (finding) return { ...seen, ...counts, result: 'tampered', finding }
  const house = await houseFinding(records)
  if (house) return { ...seen, ...counts, result: 'tampered', finding: house }
  const loose = guardsFinding(await records.audit.triggers(), shipped)
  if (loose) return { ...seen, ...counts, result: 'tampered', finding: loose }
  const lists = await verifyLists(core, records)
  const all = { ...seen, ...counts, folders: lists.folders, warnings: [...log.warnings, ...lists.warnings] }
  if (lists.finding) return { ...all, result: 'tampered', finding: lists.finding }
  if (opening.locked() > 0) return { ...all, result: 'cannot tell', why: withoutKeys(opening.locked(), opening.why()) }
  const late = `${lists.waiting} cases wait for their lists to be made again, and were not compared with them.`
  return { ...all, result: 'ok', warnings: lists.waiting > 0 ? [...all.warnings, late] : all.warnings }
}

const withoutKeys = (locked: number, why: string): string =>
  `Every event follows from the one before, and all that is not sealed fits; but ${locked.toLocaleString('en-US')} sealed ` +
  `parts could not be opened. ${why}`

async function anchorFinding(records: ReadRecords, anchors: readonly Anchor[]): Promise<Finding | undefined> {
  for (const { events, hash } of anchors) {
    const [leaf] = await records.audit.leaves({ from: events - 1, limit: 1 })
    if (!leaf) return { seq: events - 1, what: `The log is shorter than it was: ${events} events were kept elsewhere.` }
    if (leaf.hash === hash) continue
    return {
      seq: events - 1,
      what: `The first ${events} events are not those whose head was kept elsewhere: the log was rewritten.`,
    }
  }
  return undefined
}
