import type { Instant } from './time.ts'

/**
 * What a key is for. `tenant` wraps all others, `court` those of records that a court sealed; `part` seals the parts of one folder in one compartment, `file` one
 * attachment, `audit` the sealed parts of events about one folder or about the house, `draft` the unsaved forms of one
 * person, `opening` why one folder was opened for a short time, `secret` what signs somebody in.
 */
export type KeyPurpose = 'tenant' | 'court' | 'part' | 'file' | 'audit' | 'draft' | 'opening' | 'secret'

/**
 * What is sealed by rule, each kind with its key: parts of entries, of events, pieces of files, drafts, what is written
 * about openings, secrets of sign-in.
 */
export const sealedKinds = ['parts', 'events', 'pieces', 'drafts', 'openings', 'secrets'] as const
export type SealedKind = (typeof sealedKinds)[number]
export type Tally = Readonly<Record<SealedKind, number>>

/** What each kind is called where its rows are counted. */
export const sealedWords: Readonly<Record<SealedKind, string>> = {
  parts: 'parts of entries',
  events: 'parts of events',
  pieces: 'pieces of files',
  drafts: 'drafts',
  openings: 'openings of cases',
  secrets: 'secrets of apps',
}

/** "2 parts of entries, 0 parts of events, …". */
export const tallyWords = (tally: Tally): string =>
  sealedKinds.map((kind) => `${tally[kind]} ${sealedWords[kind]}`).join(', ')
export const total = (tally: Tally): number => sealedKinds.reduce((sum, kind) => sum + tally[kind], 0)

/**
 * A key only moves onward: it seals and opens, then only opens, then is gone. One that is put away opens nothing, since a
 * court sealed the record, until it is brought back to open.
 */
export type KeyStatus = 'active' | 'decrypt-only' | 'put-away' | 'destroyed'

/** What a key seals, such as `part` of `cas_…/health`. A tenant key's scope is the random id of the installation. */
export interface KeyUse {
  purpose: KeyPurpose
  scope: string
}

/** A key as the store keeps it: wrapped by another, never in clear. `wrapped` is null once it is destroyed. */
export interface KeyRow extends KeyUse {
  id: string
  wrapped: string | null
  /** The key that wraps this one: a tenant key's is a key-encryption key, which stands in no database. */
  wrappedBy: string
  status: KeyStatus
  createdAt: Instant
}

/** Where a ciphertext stands. It opens nowhere else: the place is authenticated with it. */
export interface Place {
  table: string
  column: string
  /** The row's immutable id. */
  row: string
  section: string
}
