import type { ReadRecords } from '#db/records/records.ts'
import { KeyRefused, Undecipherable } from '#app/keys/errors.ts'
import type { Vault } from '#app/keys/vault.server.ts'

/** What came of opening something sealed: `locked` where this process doesn't hold the key. */
export type Opening<Content> = { is: 'open'; content: Content } | { is: 'locked' } | { is: 'broken' }

/** Opens what is sealed while a database is verified, and counts what stays shut for want of the key. */
export interface Opener {
  /** Opens by one of the functions of `sealing.server.ts`. */
  open<Row, Content>(
    by: (vault: Vault, records: ReadRecords, row: Row) => Promise<Content>,
    row: Row,
  ): Promise<Opening<Content>>
  locked(): number
  /** Why, in the words of the first one. */
  why(): string
}

/** Opens also what a court sealed: it is compared, and shown to nobody. */
export function opener(whole: Vault, records: ReadRecords): Opener {
  const vault: Vault = { ...whole, ...whole.evenPutAway }
  let locked = 0
  let why = ''
  return {
    open: async (by, row) => {
      try {
        return { is: 'open', content: await by(vault, records, row) }
      } catch (error) {
        if (Undecipherable.is(error)) return { is: 'broken' }
        if (!KeyRefused.is(error)) throw error
        locked += 1
        why ||= error.message
        return { is: 'locked' }
      }
    },
    locked: () => locked,
    why: () => why,
  }
}
