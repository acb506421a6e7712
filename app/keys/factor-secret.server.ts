import type { Place } from '../domain/sealing.ts'
import type { KeyReads, KeyWrites, Vault } from './vault.server.ts'

/** A secret as it is kept: sealed under the key of `keyId`; as it is only where the installation has no key yet. */
export interface KeptSecret {
  secret: string
  keyId: string | null
}

/** What an app shares with us, in use or while it is set up. `id` is the factor's, or the hash that the set-up waits under. */
export interface SecretOf {
  of: 'factor' | 'set-up'
  id: string
}

const placeOf = ({ of, id }: SecretOf): Place =>
  of === 'factor'
    ? { table: 'factors', column: 'secret', row: id, section: 'totp' }
    : { table: 'challenges', column: 'secret', row: id, section: 'new app' }
const scopes = { factor: 'factors', 'set-up': 'set-ups' } as const

/** The one place where an app's secret is sealed before it is kept, bound to its row. */
export async function sealFactorSecret(
  vault: Vault,
  records: KeyWrites,
  secret: string,
  whose: SecretOf,
): Promise<KeptSecret> {
  const sealed = await vault.seal(records, { purpose: 'secret', scope: scopes[whose.of] }, placeOf(whose), secret)
  return sealed ? { secret: sealed.body, keyId: sealed.keyId } : { secret, keyId: null }
}

/** The one place where it is opened again. Throws `Undecipherable` or `KeyRefused` where its key is not there. */
export const openFactorSecret = (
  vault: Pick<Vault, 'open'>,
  records: KeyReads,
  { secret, keyId }: KeptSecret,
  whose: SecretOf,
): Promise<string> => (keyId === null ? Promise.resolve(secret) : vault.open(records, keyId, placeOf(whose), secret))
