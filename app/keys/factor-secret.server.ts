/** A secret as it is kept: sealed under the key of `keyId`, or as it is where that is null. */
export interface KeptSecret {
  secret: string
  keyId: string | null
}

/** The one place where an app's secret is sealed before it is kept. `factorId` binds it to its row. */
export const sealFactorSecret = (secret: string, _factorId: string): KeptSecret => ({ secret, keyId: null })

/** The one place where it is opened again. Throws where its key is not there. */
export function openFactorSecret({ secret, keyId }: KeptSecret, _factorId: string): string {
  if (keyId !== null) throw new Error(`The key ${keyId} of a second factor is missing`)
  return secret
}
