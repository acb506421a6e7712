import type { KeyReads, KeyWrites, Vault } from './vault.server.ts'

/** A secret as it is kept: sealed under the key of `keyId`; as it is only where the installation has no key yet. */
export interface KeptSecret {
  secret: string
  keyId: string | null
}

const use = { purpose: 'secret', scope: 'factors' } as const
const placeOf = (factorId: string) => ({ table: 'factors', column: 'secret', row: factorId, section: 'totp' })

/** The one place where an app's secret is sealed before it is kept. `factorId` binds it to its row. */
export async function sealFactorSecret(
  vault: Vault,
  records: KeyWrites,
  secret: string,
  factorId: string,
): Promise<KeptSecret> {
  const sealed = await vault.seal(records, use, placeOf(factorId), secret)
  return sealed ? { secret: sealed.body, keyId: sealed.keyId } : { secret, keyId: null }
}

/** The one place where it is opened again. Throws `Undecipherable` or `KeyRefused` where its key is not there. */
export const openFactorSecret = (
  vault: Vault,
  records: KeyReads,
  { secret, keyId }: KeptSecret,
  factorId: string,
): Promise<string> => (keyId === null ? Promise.resolve(secret) : vault.open(records, keyId, placeOf(factorId), secret))
