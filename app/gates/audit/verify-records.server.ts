import type { EntryEvidence, ReadRecords } from '#db/records/records.ts'
import { sha256Stream } from '#app/keys/digest.server.ts'
import { isCanonical } from './canonical.ts'
import { ofEnvelope, ofPart, ofRow, partName } from './commitments.server.ts'
import { nothing } from './leaf.ts'
import { everyRow, isRowType } from './rows.server.ts'
import { sessionFinding } from './session-findings.server.ts'
import type { Commitments, Finding, Known } from './verify-log.server.ts'

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
export async function verifyRecords(records: ReadRecords, commitments: Commitments): Promise<RecordsReport> {
  const report: RecordsReport = { entries: 0, rows: 0, files: 0 }
  const finding =
    (await entriesFinding(records, commitments.entries, report)) ??
    (await rowsFinding(records, commitments.rows, report))
  return finding ? { ...report, finding } : report
}

async function entriesFinding(
  records: ReadRecords,
  known: Commitments['entries'],
  report: RecordsReport,
): Promise<Finding | undefined> {
  let afterKey = 0
  for (;;) {
    const entries = await records.evidence.entries({ afterKey, limit: page })
    for (const entry of entries) {
      const finding = entryFinding(entry, known.get(entry.id))
      if (finding) return finding
      known.delete(entry.id)
      afterKey = entry.key
      report.entries += 1
    }
    if (entries.length < page) break
  }
  const [gone] = known
  return (
    gone && {
      seq: gone[1].get('entry')?.seq,
      what: `Entry ${gone[0]} was removed: its event says that it is on record.`,
    }
  )
}

function entryFinding(entry: EntryEvidence, known: Map<string, Known> | undefined): Finding | undefined {
  const where = `Entry ${entry.id} (${entry.kind}, number ${entry.seq} of case ${entry.caseId})`
  const envelope = known?.get('entry')
  if (!known || !envelope)
    return { what: `${where} was added behind the application's back: no event put it on record.` }
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
    if (ofPart(part) !== committed.hash)
      return {
        seq: committed.seq,
        what: `${where} was edited: its part "${part.compartment}" no longer fits event ${committed.seq}.`,
      }
    if (!isCanonical(part.body))
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
  known: Commitments['rows'],
  report: RecordsReport,
): Promise<Finding | undefined> {
  for await (const row of everyRow(records)) {
    const key = `${row.t} ${row.id}`
    const committed = known.get(key)
    if (row.t === 'session' && ofRow(row) !== committed?.hash) return sessionFinding(records, row, committed)
    if (!committed || committed.hash === nothing)
      return { what: `The ${row.t} ${row.id} was added behind the application's back: no event knows it.` }
    if (ofRow(row) !== committed.hash) {
      return {
        seq: committed.seq,
        what: `The ${row.t} ${row.id} was changed behind the application's back: it no longer fits event ${committed.seq}, its last.`,
      }
    }
    if (row.t === 'file' && !(await contentFits(records, row.id, row.salt))) {
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

async function contentFits(records: ReadRecords, id: string, sha256: string): Promise<boolean> {
  const running = sha256Stream()
  for await (const chunk of records.files.chunks(id)) running.add(chunk)
  return running.hex() === sha256
}
