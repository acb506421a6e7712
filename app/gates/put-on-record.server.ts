import type { PersonRow, Records } from '#db/records/records.ts'
import { RuleBroken } from '../domain/errors.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { Instant } from '../domain/time.ts'
import { newSalt } from '../keys/random.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Actor } from '../policy/roles.ts'
import { ofEnvelope, ofPart, ofRow, partName } from './audit/commitments.server.ts'
import { nothing } from './audit/leaf.ts'
import type { Change } from './audit/leaf.ts'
import { readRow } from './audit/rows.server.ts'
import type { RowRef } from './audit/rows.server.ts'
import type { pending } from './audit/append.server.ts'
import type { Creates } from './command.ts'
import type { Core, Presence } from './core.server.ts'
import type { Folder } from './folder.server.ts'
import type { PlacedEntry } from './place-entry.ts'

/** What recording entries works with; `note` adds an event to what the command writes at its end. */
export interface RecordingWork {
  core: Core
  records: Records
  presence: Presence
  auditOnly: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  note(scope: string | null, event: AuditEvent, changes: Parameters<typeof pending>[2]): void
}

interface Noted {
  event: AuditEvent
  changes: Change[]
}

/** The event of an entry: one commitment over the envelope and one over each part. */
export function entryEvent(
  { kind, row }: PlacedEntry,
  actor: Actor,
  auditOnly: Readonly<Record<string, unknown>> = {},
): Noted {
  const changes: Change[] = [{ t: 'entry', id: row.id, b: nothing, a: ofEnvelope(row) }]
  for (const part of row.parts) changes.push({ t: partName(part.compartment), id: row.id, b: nothing, a: ofPart(part) })
  const event: AuditEvent = {
    act: kind.event,
    object: { t: 'case', id: row.caseId, section: row.kind },
    sealed: { ...auditOnly, by: actor.name },
  }
  return { event, changes }
}

/** Binds an entry's files. Each must have been staged by the same person and belong to no other entry. */
export async function bindFiles(
  vault: Vault,
  records: Records,
  actor: Actor,
  { files, row }: PlacedEntry,
): Promise<Change[]> {
  const changes: Change[] = []
  for (const id of files) {
    const file = await records.files.byId(id)
    if (!file || file.stagedBy !== actor.id || file.boundTo !== null) {
      throw new RuleBroken('A file can’t be used here any more. Add it again.', 'own staged files')
    }
    await records.write.bindFile(id, row.id, row.caseId)
    changes.push(await created(vault, records, { t: 'file', id }))
  }
  return changes
}

/** Writes the people and addresses that a decision brings into the house, each with its own event. */
export async function createRows(
  vault: Vault,
  records: Records,
  creates: Creates | undefined,
  now: Instant,
): Promise<Noted[]> {
  const noted: Noted[] = []
  for (const { id, name, kind } of creates?.people ?? []) {
    await records.write.savePerson(personOf(id, name, kind))
    const changes = [await created(vault, records, { t: 'person', id })]
    noted.push({ event: { act: 'person.saved', object: { t: 'person', id }, sealed: { name } }, changes })
  }
  for (const { id, label, line, stays } of creates?.addresses ?? []) {
    await records.write.saveAddress({ id, label, line, createdAt: now, salt: newSalt() })
    const changes = [await created(vault, records, { t: 'address', id })]
    if (stays) {
      const person: RowRef = { t: 'person', id: stays.personId }
      const before = ofRow(await readRow(vault, records, person))
      await records.write.saveStay({ personId: stays.personId, addressId: id, relation: stays.relation })
      changes.push({ ...person, b: before, a: ofRow(await readRow(vault, records, person)) })
    }
    noted.push({ event: { act: 'address.saved', object: { t: 'address', id }, sealed: { label } }, changes })
  }
  return noted
}

const created = async (vault: Vault, records: Records, ref: RowRef): Promise<Change> => ({
  ...ref,
  b: nothing,
  a: ofRow(await readRow(vault, records, ref)),
})

function personOf(id: string, name: string, kind: PersonRow['kind']): PersonRow {
  const words = name.trim().split(/\s+/)
  return {
    id,
    kind,
    name,
    given: words.slice(0, -1).join(' '),
    family: words.at(-1) ?? name,
    studentNumber: null,
    birthDate: null,
    grade: null,
    schoolId: null,
    handles: [],
    classes: [],
    phone: null,
    email: null,
    userId: null,
    salt: newSalt(),
  }
}

/**
 * Takes a part out of a folder: the correction of a wrong student (architecture.md, Identity). Only parts of entries
 * about identity, and only in the same folder. Its text and salt live on in the event's sealed part.
 */
export async function destroyPart(
  { records, core, presence, note }: RecordingWork,
  folder: Folder,
  { entryId, compartment }: { entryId: string; compartment: 'base' | 'header' },
): Promise<Folder> {
  const entry = folder.entries.find((one) => one.id === entryId)
  if (!entry || core.registry.find(entry.kind)?.group !== 'identity') {
    throw new Error(`Only an identity's part may be destroyed, and ${entryId} holds none in this folder`)
  }
  const [part] = await records.folders.sealedParts([entryId], compartment)
  if (!part) throw new RuleBroken('This was corrected already.', 'identity')
  await records.write.destroyPart(entryId, compartment)
  note(
    folder.file.schoolId,
    {
      act: 'identity.destroyed',
      object: { t: 'case', id: folder.file.id, section: compartment },
      sealed: { entryId, compartment, body: part.body, salt: part.salt, by: presence.actor.name },
    },
    [{ t: partName(compartment), id: entryId, b: ofPart(part), a: nothing }],
  )
  const { [compartment]: _gone, ...open } = entry.open
  return { ...folder, entries: folder.entries.map((one) => (one.id === entryId ? { ...one, open } : one)) }
}
