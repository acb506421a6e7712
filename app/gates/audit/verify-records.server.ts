import type { EntryEvidence, ReadRecords } from '#db/records/records.ts'
import { sha256Stream } from '#app/keys/digest.server.ts'
import { isCanonical } from './canonical.ts'
import { ofEnvelope, ofPart, ofRow, partName } from './commitments.server.ts'
import { nothing } from './leaf.ts'
import { everyRow } from './every-row.server.ts'
import { isRowType } from './rows.server.ts'
import { sessionFinding } from './session-findings.server.ts'
import { openPart, openPiece } from '../sealing.server.ts'
import type { Commitments, Finding, Known } from './verify-log.server.ts'
import type { Opener, Opening } from './verify-opening.server.ts'

export interface RecordsReport {
  entries: number
  rows: number
  files: number
  finding?: Finding
}

const page = 500

/**
 * Compares every entry, part, mutable row and file as it stands now with the newest commitment in the log. Finds what
 * was edited, added or removed behind the application's back. Takes the commitments apart: call it once.
 */
export async function verifyRecords(
  records: ReadRecords,
  commitments: Commitments,
  opener: Opener,
): Promise<RecordsReport> {
  const report: RecordsReport = { entries: 0, rows: 0, files: 0 }
  const finding =
    (await entriesFinding(records, commitments, report, opener)) ??
    (await rowsFinding(records, commitments, report, opener))
  return finding ? { ...report, finding } : report
}

async function entriesFinding(
  records: ReadRecords,
  { entries: known }: Commitments,
  report: RecordsReport,
  opener: Opener,
): Promise<Finding | undefined> {
  let afterKey = 0
  for (;;) {
    const entries = await records.evidence.entries({ afterKey, limit: page })
    for (const entry of entries) {
      const committed = known.get(entry.id)
      const finding = await entryFinding(entry, committed, opener)
      if (finding) return finding
      known.delete(entry.id)
      afterKey = entry.key
      report.entries += 1
    }
    if (entries.length < page) break
  }
  for (const [id, committed] of known) {
    const standing = [...committed.values()].some(({ hash }) => hash !== nothing)
    if (standing)
      return {
        seq: committed.get('entry')?.seq,
        what: `Entry ${id} was removed: its event says that it is on record.`,
      }
  }
  return undefined
}

async function entryFinding(
  entry: EntryEvidence,
  known: Map<string, Known> | undefined,
  opener: Opener,
): Promise<Finding | undefined> {
  const where = `Entry ${entry.id} (${entry.kind}, number ${entry.seq} of case ${entry.caseId})`
  const envelope = known?.get('entry')
  if (!known || !envelope)
    return { what: `${where} was added behind the application's back: no event put it on record.` }
  if (envelope.hash === nothing)
    return {
      seq: envelope.seq,
      what: `${where} stands on record, and event ${envelope.seq} says that it was destroyed.`,
    }
  if (ofEnvelope(entry) !== envelope.hash) {
    return {
      seq: envelope.seq,
      what: `${where} was changed: its number, kind, times or author no longer fit event ${envelope.seq}.`,
    }
  }
  const unseen = new Set([...known].filter(([, one]) => one.hash !== nothing).map(([name]) => name))
  for (const part of entry.parts) {
    const name = partName(part.compartment)
    const committed = known.get(name)
    unseen.delete(name)
    if (!committed || committed.hash === nothing)
      return { seq: committed?.seq, what: `${where} has a part "${part.compartment}" that no event put on record.` }
    const opening = await opener.open(openPart, { ...part, entryId: entry.id })
    if (opening.is === 'locked') continue
    if (opening.is === 'broken')
      return {
        seq: committed.seq,
        what: `${where} can't be read: its sealed part "${part.compartment}" was changed or moved here, or its key is gone.`,
      }
    if (ofPart(opening.content) !== committed.hash)
      return {
        seq: committed.seq,
        what: `${where} was edited: its part "${part.compartment}" no longer fits event ${committed.seq}.`,
      }
    if (!isCanonical(opening.content.body))
      return { seq: committed.seq, what: `${where} holds a part "${part.compartment}" that is not in canonical form.` }
  }
  unseen.delete('entry')
  const [lost] = unseen
  return lost === undefined
    ? undefined
    : { seq: known.get(lost)?.seq, what: `${where} has lost its part "${lost.replace('part:', '')}".` }
}

async function rowsFinding(
  records: ReadRecords,
  { rows: known }: Commitments,
  report: RecordsReport,
  opener: Opener,
): Promise<Finding | undefined> {
  for await (const row of everyRow(records, opener)) {
    const key = `${row.t} ${row.id}`
    const committed = known.get(key)
    if (row.t === 'session' && ofRow(row) !== committed?.hash) return sessionFinding(records, row, committed)
    if (!committed || committed.hash === nothing)
      return { what: `The ${row.t} ${row.id} was added behind the application's back: no event knows it.` }
    if ('shut' in row) {
      if (row.shut === 'broken')
        return {
          seq: committed.seq,
          what: `The ${row.t} ${row.id} can't be read: what is sealed in it was changed or moved here, or its key is gone.`,
        }
      known.delete(key)
      continue
    }
    if (ofRow(row) !== committed.hash) {
      return {
        seq: committed.seq,
        what: `The ${row.t} ${row.id} was changed behind the application's back: it no longer fits event ${committed.seq}, its last.`,
      }
    }
    if (row.t === 'file' && !(await contentFits(records, row.id, row.salt, opener))) {
      return {
        seq: committed.seq,
        what: `The content of file ${row.id} was changed: it no longer fits the hash on record.`,
      }
    }
    if (row.t === 'file') report.files += 1
    known.delete(key)
    report.rows += 1
  }
  for (const [key, { hash, seq }] of known) {
    const [t = '', id = ''] = key.split(' ')
    // A session that is over is swept, and one that is gone lets nobody in.
    if (hash !== nothing && isRowType(t) && t !== 'session')
      return {
        seq,
        what: `The ${t} ${id} was removed behind the application's back: event ${seq} says that it is there.`,
      }
  }
  return undefined
}

/** Whether a file still has the content whose hash is on record; a locked one passes, and is counted. */
async function contentFits(records: ReadRecords, fileId: string, sha256: string, opener: Opener): Promise<boolean> {
  const running = sha256Stream()
  let n = 0
  for await (const stored of records.files.chunks(fileId)) {
    const at = n++
    const piece: Opening<Uint8Array> = await opener.open(
      (vault, from) => openPiece(vault, from, { fileId, n: at }, stored),
      stored,
    )
    if (piece.is === 'locked') return true
    if (piece.is === 'broken') return false
    running.add(piece.content)
  }
  return running.hex() === sha256
}
