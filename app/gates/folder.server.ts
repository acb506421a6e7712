import type { EntryRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { emptyCaseFile } from '../domain/case-file.ts'
import { openCompartments } from '../domain/compartments.ts'
import type { SealedCompartment } from '../domain/compartments.ts'
import type { Registry, StoredEntry } from '../domain/entry.ts'
import { foldCase } from '../domain/fold.ts'
import type { CaseId } from '../domain/ids.ts'

/** A folder with its entries as one transaction sees them. */
export interface Folder {
  file: CaseFile
  entries: readonly StoredEntry[]
}

const open = new Set<string>(openCompartments)

/** An entry's row as the fold takes it: open parts parsed, sealed parts by name. */
export function storedOf({ parts, ...row }: EntryRow): StoredEntry {
  const { id, caseId, seq, kind, kindVersion, supersedes, happenedOn, happenedAt, recordedAt, recordedBy } = row
  const bodies: StoredEntry['open'] = {}
  const sealed: SealedCompartment[] = []
  for (const { compartment, body } of parts) {
    if (!open.has(compartment)) sealed.push(compartment as SealedCompartment)
    else if (body !== null) bodies[compartment] = JSON.parse(body) as unknown
  }
  const envelope = { id, caseId, seq, kind, kindVersion, supersedes, happenedOn, happenedAt, recordedAt, recordedBy }
  return { ...envelope, open: bodies, sealed }
}

/** Loads and folds a folder; undefined where none has this id. */
export async function loadFolder(records: ReadRecords, registry: Registry, id: CaseId): Promise<Folder | undefined> {
  const entries = (await records.folders.entries(id)).map(storedOf)
  if (entries.length === 0) return undefined
  return { entries, file: foldCase(id, entries, registry) }
}

/** A folder before its first entry. */
export const emptyFolder = (id: CaseId): Folder => ({ entries: [], file: emptyCaseFile(id) })
