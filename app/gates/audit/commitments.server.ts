import type { Compartment } from '#app/domain/compartments.ts'
import type { EntryEnvelope } from '#app/domain/entry.ts'
import { hmac } from '#app/keys/digest.server.ts'
import { canonical, filled, present } from './canonical.ts'
import { nothing } from './leaf.ts'

/** The commitment over one part's stored text. */
export const ofPart = (part: { body: string; salt: string }): string => hmac(part.salt, part.body)

/** The commitment over what every entry has besides its parts. */
export function ofEnvelope({ salt, ...row }: EntryEnvelope & { salt: string }): string {
  const { id, caseId, seq, kind, kindVersion, supersedes, happenedOn, happenedAt, recordedAt, recordedBy } = row
  return hmac(
    salt,
    canonical({ id, caseId, seq, kind, kindVersion, supersedes, happenedOn, happenedAt, recordedAt, recordedBy }),
  )
}

/** A mutable row as its commitment sees it. */
export interface Committed {
  value: unknown
  salt: string
}

/**
 * The commitment over a mutable row, or `nothing` where it does not exist. Columns that are null or undefined are left
 * out: a row reads the same before and after a migration gives its table a column that is null in it. Inside a
 * column's own value, null stays.
 */
export const ofRow = (row: Committed | undefined): string =>
  row ? hmac(row.salt, canonical(present(filled(row.value)))) : nothing

/** What a part is called in a leaf's list of changes. */
export const partName = (compartment: Compartment): string => `part:${compartment}`
