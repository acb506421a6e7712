import { bases } from './sharing-bases.ts'
import { sharingTable } from './sharing-table.ts'
import type { Basis } from './sharing-bases.ts'
import type { Matter, Reason, Recipient } from './sharing-words.ts'
import type { SharingRow } from './sharing-table.ts'

/** The question "Can I share this?" as somebody puts it. */
export interface SharingAsked {
  to: Recipient
  why: Reason
  what: Matter
  /** Whether a written consent is on record that lets it be given: one is in force, or the one that was chosen fits. */
  consented: boolean
}

/** The answer, with the law or rule behind it. `yes`: under this basis, with its conditions. */
export interface SharingAnswer {
  answer: 'yes' | 'no' | 'counsel'
  basis: Basis | null
  cite: string
  conditions: readonly string[]
  instead: string | null
}

const among = <T>(list: readonly T[] | 'anybody' | 'any', one: T): boolean =>
  typeof list === 'string' || list.includes(one)

const fits = (row: SharingRow, { to, why, what }: Omit<SharingAsked, 'consented'>): boolean =>
  among(row.to, to) && among(row.why, why) && among(row.what, what)

const withoutConsent: SharingAnswer = {
  answer: 'no',
  basis: null,
  cite: bases.consent.cite,
  conditions: [],
  instead:
    'No written consent that says so is on record here. Ask for one that is signed and dated, and says which records, for what, and to whom. Put it on record first.',
}

/**
 * Whether something may be shared, and by which law: the first line of the table that fits. It advises; it stops nobody
 * from telling what keeps somebody safe (P1). Pure.
 */
export function canShare(asked: SharingAsked): SharingAnswer {
  const row = sharingTable.find((one) => fits(one, asked))
  if (!row) throw new Error(`The table of sharing has no line for ${asked.to}, ${asked.why}, ${asked.what}`)
  if (row.basis === 'consent' && !asked.consented) return withoutConsent
  const basis = row.basis ?? null
  return {
    answer: row.answer,
    basis,
    cite: row.cite ?? (basis ? bases[basis].cite : ''),
    conditions: row.conditions ?? [],
    instead: row.instead ?? null,
  }
}
