import type {
  ClearOpening,
  DraftRow,
  NewEntryRow,
  OpeningRow,
  PartRow,
  PieceRow,
  PieceToSeal,
  ReadRecords,
  Records,
  SealedAuditRow,
} from '#db/records/records.ts'
import { isSealedCompartment } from '../domain/compartments.ts'
import type { Compartment } from '../domain/compartments.ts'
import type { CaseId, EntryId, FileId } from '../domain/ids.ts'
import type { Place } from '../domain/sealing.ts'
import { Undecipherable } from '../keys/errors.ts'
import { sealFactorSecret } from '../keys/factor-secret.server.ts'
import type { KeptSecret } from '../keys/factor-secret.server.ts'
import type { Vault } from '../keys/vault.server.ts'

/*
 * What is sealed, under which key, and to which place each ciphertext is bound. The commitment's salt is sealed with what
 * it salts, so that whoever holds only the database can't try out what a part may say.
 */

/** Content with the salt of its commitment, as commitments and readers take it. */
export interface Opened {
  body: string
  salt: string
}

const sealedSalt = ''
const joined = ({ salt, body }: Opened): string => `${salt}\n${body}`
function parted(text: string): Opened {
  const at = text.indexOf('\n')
  if (at < 0) throw new Undecipherable()
  return { salt: text.slice(0, at), body: text.slice(at + 1) }
}

const partPlace = (entryId: EntryId, compartment: Compartment): Place => ({
  table: 'entry_parts',
  column: 'body',
  row: entryId,
  section: compartment,
})
const eventPlace = (seq: number): Place => ({
  table: 'audit_sealed',
  column: 'body',
  row: String(seq),
  section: 'sealed',
})
const piecePlace = (fileId: FileId, n: number): Place => ({
  table: 'file_chunks',
  column: 'bytes',
  row: fileId,
  section: String(n),
})

/** An entry's row as it is stored: its sealed parts encrypted, one key for each folder and compartment. */
export async function sealEntry(vault: Vault, records: Records, row: NewEntryRow): Promise<NewEntryRow> {
  const parts: NewEntryRow['parts'][number][] = []
  for (const part of row.parts) {
    parts.push(
      isSealedCompartment(part.compartment)
        ? await sealPart(vault, records, row.caseId, { ...part, entryId: row.id })
        : part,
    )
  }
  return { ...row, parts: parts.map(({ compartment, body, keyId, salt }) => ({ compartment, body, keyId, salt })) }
}

/** A part in clear, encrypted. Before the installation has its first key it stays as it is. */
export async function sealPart(vault: Vault, records: Records, caseId: CaseId, part: PartRow): Promise<PartRow> {
  const use = { purpose: 'part', scope: `${caseId}/${part.compartment}` } as const
  const sealed = await vault.seal(records, use, partPlace(part.entryId, part.compartment), joined(part))
  return sealed ? { ...part, ...sealed, salt: sealedSalt } : { ...part, keyId: null }
}

/** A stored part in clear. Throws `Undecipherable` or `KeyRefused`. */
export async function openPart(vault: Vault, records: ReadRecords, part: PartRow): Promise<Opened> {
  if (part.keyId === null) return part
  return parted(await vault.open(records, part.keyId, partPlace(part.entryId, part.compartment), part.body))
}

/** The sealed part of an event, encrypted: one key for each folder, one for all that is about no folder. */
export async function sealEvent(
  vault: Vault,
  records: Records,
  object: { t: string; id: string },
  { seq, body, salt }: Opened & { seq: number },
): Promise<SealedAuditRow> {
  const use = { purpose: 'audit', scope: object.t === 'case' ? object.id : 'house' } as const
  const sealed = await vault.seal(records, use, eventPlace(seq), joined({ body, salt }))
  return sealed ? { seq, ...sealed, salt: sealedSalt } : { seq, body, salt, keyId: null }
}

/** The sealed part of an event in clear. Throws `Undecipherable` or `KeyRefused`. */
export async function openEvent(vault: Vault, records: ReadRecords, row: SealedAuditRow): Promise<Opened> {
  if (row.keyId === null) return row
  return parted(await vault.open(records, row.keyId, eventPlace(row.seq), row.body))
}

/** A piece of a file, encrypted: one key for each file. */
export async function sealPiece(
  vault: Vault,
  records: Records,
  { fileId, n, bytes }: Omit<PieceToSeal, 'keyId'>,
): Promise<PieceToSeal> {
  const use = { purpose: 'file', scope: fileId } as const
  const sealed = await vault.sealBytes(records, use, piecePlace(fileId, n), bytes)
  return sealed ? { fileId, n, bytes: sealed.body, keyId: sealed.keyId } : { fileId, n, bytes, keyId: null }
}

/** A piece of a file in clear. Throws `Undecipherable` or `KeyRefused`. */
export async function openPiece(
  vault: Vault,
  records: ReadRecords,
  place: { fileId: FileId; n: number },
  { bytes, keyId }: PieceRow,
): Promise<Uint8Array> {
  if (keyId === null) return bytes
  return vault.openBytes(records, keyId, piecePlace(place.fileId, place.n), bytes)
}

/** Bound to its owner, its form and its case: in another's row it does not open. */
const draftPlace = ({ id, userId, form, caseId }: Omit<DraftRow, 'body' | 'keyId'>): Place => ({
  table: 'drafts',
  column: 'body',
  row: id,
  section: JSON.stringify([userId, form, caseId]),
})

/** A draft, encrypted whatever its form is: one key for each person. */
export async function sealDraft(vault: Vault, records: Records, draft: Omit<DraftRow, 'keyId'>): Promise<DraftRow> {
  const use = { purpose: 'draft', scope: draft.userId } as const
  const sealed = await vault.seal(records, use, draftPlace(draft), draft.body)
  return { ...draft, ...(sealed ?? { keyId: null }) }
}

/** What a draft says. Throws `Undecipherable` or `KeyRefused`. */
export const openDraft = async (vault: Vault, records: ReadRecords, draft: DraftRow): Promise<string> =>
  draft.keyId === null ? draft.body : vault.open(records, draft.keyId, draftPlace(draft), draft.body)

/** Bound to who opened which case: in another's row it does not open. */
const openingPlace = ({ id, userId, caseId }: ClearOpening | OpeningRow, column: 'reason' | 'note'): Place => ({
  table: 'openings',
  column,
  row: id,
  section: JSON.stringify([userId, caseId]),
})

/** An opening as it is stored: why, and what its reviewer wrote, encrypted; one key for each folder. */
export async function sealOpening(vault: Vault, records: Records, opening: ClearOpening): Promise<OpeningRow> {
  const use = { purpose: 'opening', scope: opening.caseId } as const
  const { reason, note, salt } = opening
  const why = await vault.seal(records, use, openingPlace(opening, 'reason'), joined({ salt, body: reason }))
  if (!why) return { ...opening, keyId: null }
  const found = note === null ? null : await vault.seal(records, use, openingPlace(opening, 'note'), note)
  if (found && found.keyId !== why.keyId) throw new Error('An opening was sealed under two keys')
  return { ...opening, reason: why.body, note: found && found.body, salt: sealedSalt, keyId: why.keyId }
}

/** A stored opening in clear. Throws `Undecipherable` or `KeyRefused`. */
export async function openOpening(
  vault: Pick<Vault, 'open'>,
  records: ReadRecords,
  row: OpeningRow,
): Promise<ClearOpening> {
  const { keyId, ...clear } = row
  if (keyId === null) return clear
  const { body, salt } = parted(await vault.open(records, keyId, openingPlace(row, 'reason'), row.reason))
  const note = row.note === null ? null : await vault.open(records, keyId, openingPlace(row, 'note'), row.note)
  return { ...clear, reason: body, note, salt }
}

/** The secret of an app that is being set up, encrypted, as a writer among others; `hash` is what its row is found by. */
export async function sealSetUp(vault: Vault, records: Records, secret: string, hash: string): Promise<KeptSecret> {
  await records.lockWriter()
  return sealFactorSecret(vault, records, secret, { of: 'set-up', id: hash })
}
