import type { ClearOpening, OpeningRow, ReadRecords, Records } from '#db/records/records.ts'
import { RuleBroken } from '../domain/errors.ts'
import { Undecipherable } from '../keys/errors.ts'
import type { Vault } from '../keys/vault.server.ts'
import { openOpening, sealOpening } from './sealing.server.ts'

/** Openings for a short time, as a command changes them: in its hands what was written is in clear, in the row sealed. */
export interface Openings {
  /** What stands in a row that is about to change. Throws `RuleBroken` where it does not open: a change would lose it. */
  toChange(row: OpeningRow): Promise<ClearOpening>
  keep(opening: ClearOpening): Promise<void>
}

/** For one transaction. */
export const openingsIn = (vault: Vault, records: Records): Openings => ({
  toChange: async (row) => {
    const said = await openingSays(vault, records, row)
    if (!said) throw new RuleBroken(doesNotOpen, 'an opening that can be read')
    return said
  },
  keep: async (opening) => records.write.saveOpening(await sealOpening(vault, records, opening)),
})

/** What was written about an opening; undefined where it does not open any more. */
export async function openingSays(
  vault: Pick<Vault, 'open'>,
  records: ReadRecords,
  row: OpeningRow,
): Promise<ClearOpening | undefined> {
  try {
    return await openOpening(vault, records, row)
  } catch (error) {
    if (Undecipherable.is(error)) return undefined
    throw error
  }
}

const doesNotOpen =
  'What was written when this case was opened can’t be read any more, so nothing can be added to it. Tell whoever runs Offramp for your district: they find out what happened to it.'
