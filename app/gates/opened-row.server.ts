import type { ReadRecords } from '#db/records/records.ts'
import { RuleBroken } from '../domain/errors.ts'
import { sha256 } from '../keys/digest.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import { readRow } from './audit/rows.server.ts'
import type { RowRef } from './audit/rows.server.ts'

export type { RowRef }

/** The rule of a save over what somebody else changed; the form shows it and keeps what was typed. */
export const changedSinceOpened = 'changed since opened'

/**
 * What a form was opened on: a digest of the row with what belongs to it, such as a school's group. Without salts, which
 * never leave, the district's revision, which moves with every account, and passwords.
 */
export async function openedAs(vault: Pick<Vault, 'open'>, records: ReadRecords, ref: RowRef): Promise<string> {
  const row = await readRow(vault, records, ref)
  const { revision: _revision, passwordHash: _hash, ...value } = (row?.value ?? {}) as Record<string, unknown>
  return sha256(JSON.stringify(value))
}

/** Refuses to save over what changed since the form was opened. Throws `RuleBroken`; a form that doesn't say is let through. */
export async function refuseChanged(
  vault: Vault,
  records: ReadRecords,
  ref: RowRef | undefined,
  opened: string | undefined,
): Promise<void> {
  if (!ref || !opened || (await openedAs(vault, records, ref)) === opened) return
  throw new RuleBroken(
    'Somebody changed this since you opened it. Nothing was saved, and what you typed is still here. Open it in another tab to see what changed; save again to put yours in its place.',
    changedSinceOpened,
  )
}
