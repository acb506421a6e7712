import type { NewEntryRow } from '#db/records/records.ts'
import { compartments, openCompartments } from '../domain/compartments.ts'
import type { Compartment, SealedCompartment } from '../domain/compartments.ts'
import type { EntryEnvelope, EntryKind, NewEntry, PartSchemas, Registry, StoredEntry } from '../domain/entry.ts'
import { canonical, present } from './audit/canonical.ts'
import { InputRefused } from './errors.ts'

/** An entry with its place in a folder, as it will be stored and as the fold reads it. */
export interface PlacedEntry {
  kind: EntryKind
  row: NewEntryRow
  stored: StoredEntry
  files: readonly string[]
}

export type Place = Pick<EntryEnvelope, 'caseId' | 'seq' | 'recordedAt' | 'recordedBy'>

const open = new Set<Compartment>(openCompartments)

/**
 * Checks an entry's parts against its kind and gives them their canonical text. Throws `InputRefused` naming the
 * fields that the kind refuses, and an ordinary error for what only a mistake in code can bring about.
 */
export function placeEntry(registry: Registry, entry: NewEntry, place: Place, newSalt: () => string): PlacedEntry {
  const kind = registry.find(entry.kind)
  if (!kind) throw new Error(`No kind of entry is called ${entry.kind}`)
  const parts: NewEntryRow['parts'][number][] = []
  const stored: StoredEntry['open'] = {}
  const sealed: SealedCompartment[] = []
  for (const compartment of compartments) {
    const value = entry.parts[compartment]
    if (value === undefined) continue
    const body = bodyOf(kind, compartment, value)
    parts.push({ compartment, body, keyId: null, salt: newSalt() })
    if (open.has(compartment)) stored[compartment] = JSON.parse(body) as unknown
    else sealed.push(compartment as SealedCompartment)
  }
  const lacking = openCompartments.find((name) => (kind.parts as PartSchemas)[name] && stored[name] === undefined)
  if (lacking || parts.length === 0) throw new Error(`An entry of kind ${entry.kind} lacks its part ${lacking ?? ''}`)
  const envelope: EntryEnvelope = {
    ...place,
    id: entry.id,
    kind: kind.kind,
    kindVersion: kind.version,
    supersedes: entry.supersedes ?? null,
    happenedOn: entry.happenedOn,
    happenedAt: entry.happenedAt,
  }
  return {
    kind,
    row: { ...envelope, salt: newSalt(), parts },
    stored: { ...envelope, open: stored, sealed },
    files: [...(entry.files ?? []), ...(entry.makes ?? []).map(({ id }) => id)],
  }
}

/** A part's canonical text. What is stored must read back as itself, else it would be lost to the next reader. */
function bodyOf(kind: EntryKind, compartment: Compartment, value: unknown): string {
  const schema = (kind.parts as PartSchemas)[compartment]
  if (!schema) throw new Error(`The kind ${kind.kind} declares no part ${compartment}`)
  const body = canonical(present(InputRefused.reading(schema, value)))
  const again = schema.safeParse(JSON.parse(body))
  if (!again.success || canonical(present(again.data)) !== body) {
    throw new Error(`The part ${compartment} of ${kind.kind} does not read back as it was stored`)
  }
  return body
}
