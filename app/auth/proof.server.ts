import { z } from 'zod'
import type { FactorRow, ReadRecords, Records } from '#db/records/records.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { Instant } from '../domain/time.ts'
import { InputRefused } from '../gates/errors.ts'
import { sha256 } from '../keys/digest.server.ts'
import { openFactorSecret } from '../keys/factor-secret.server.ts'
import { namedPasskey, shownCounter } from '../keys/passkeys.server.ts'
import { newSalt } from '../keys/random.server.ts'
import { totpStep } from '../keys/totp.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import { challengeHolds, counterWentBack, readCode, stepIsFresh } from './factor-rules.ts'
import type { Purpose } from './factor-rules.ts'

/** A second factor that does not hold. `because` goes to the log; the person reads what to do. */
export class ProofRefused extends InputRefused {
  static override is = (error: unknown): error is ProofRefused => InputRefused.is(error) && 'because' in error
  constructor(readonly because: 'wrong code' | 'used code' | 'wrong passkey' | 'counter went back') {
    super(
      because.endsWith('code')
        ? { code: 'That code is not right, or it was used before. Wait for the next one, then try again.' }
        : { passkey: 'That passkey did not work here. Try again, or use another way.' },
      {},
    )
  }
}

/** What shows a second factor: what the browser says of a passkey, or a code that was typed. */
export const proofFields = {
  passkey: z.string().max(40_000).optional(),
  code: z.string().max(200).optional(),
}
export interface Proof {
  passkey?: string
  code?: string
}

type Read = <T>(work: (records: ReadRecords) => Promise<T>) => Promise<T>
export interface Asked {
  purpose: Purpose
  boundTo: string
  origin: string
  now: Instant
}

export interface ShownPasskey {
  factor: FactorRow
  counter: number
  challenge: string
}

/** Looks for the challenge that an answer names; which one it was is noted for the transaction that takes it. */
export function challengeIn(read: Read, { purpose, boundTo, now }: Asked) {
  const found = { hash: '' }
  const holds = async (challenge: string) => {
    found.hash = sha256(challenge)
    const row = await read((records) => records.factors.challenge(found.hash))
    return challengeHolds(row, { purpose, boundTo, now })
  }
  return { found, holds }
}

/** Before the transaction: whose passkey signed what was asked. Undefined where the signature does not hold. */
export async function lookAtPasskey(read: Read, answer: string, asked: Asked): Promise<ShownPasskey | undefined> {
  const credentialId = namedPasskey(answer)
  const factor = credentialId && (await read((records) => records.factors.byCredential(credentialId)))
  if (!factor || !factor.credentialId || !factor.publicKey) return undefined
  const { found, holds } = challengeIn(read, asked)
  const passkey = { credentialId: factor.credentialId, publicKey: factor.publicKey }
  const counter = await shownCounter({ origin: asked.origin, name: '' }, answer, passkey, holds)
  return counter === undefined ? undefined : { factor, counter, challenge: found.hash }
}

interface Using {
  records: Records
  vault: Vault
  userId: string
  now: Instant
}
export interface Proved {
  how: 'passkey' | 'code' | 'recovery code'
  events: AuditEvent[]
}

/** In the transaction: takes what was shown, once. Throws `ProofRefused` where it does not hold or was taken before. */
export async function takeProof(using: Using, proof: Proof, shown: ShownPasskey | undefined): Promise<Proved> {
  return proof.passkey ? takePasskey(using, shown) : takeCode(using, proof.code ?? '')
}

/** Takes a passkey: its challenge once, its counter only forward. */
export async function takePasskey(using: Omit<Using, 'vault'>, shown: ShownPasskey | undefined): Promise<Proved> {
  const { records, userId, now } = using
  const factor = shown && (await records.factors.byId(shown.factor.id))
  if (!factor || factor.userId !== userId || factor.endedAt !== null) throw new ProofRefused('wrong passkey')
  if (!(await records.write.takeChallenge(shown.challenge))) throw new ProofRefused('wrong passkey')
  if (counterWentBack(factor.counter, shown.counter)) throw new ProofRefused('counter went back')
  await records.write.saveFactor({ ...factor, counter: shown.counter, lastUsedAt: now, salt: newSalt() })
  return { how: 'passkey', events: [] }
}

async function takeCode({ records, vault, userId, now }: Using, typed: string): Promise<Proved> {
  const read = readCode(typed)
  if (read?.kind === 'recovery') return takeRecoveryCode({ records, vault, userId, now }, read.code)
  if (!read) throw new ProofRefused('wrong code')
  for (const app of (await records.factors.ofUser(userId)).filter(({ kind }) => kind === 'totp')) {
    if (app.secret === null) continue
    const kept = { secret: app.secret, keyId: app.keyId }
    const secret = await openFactorSecret(vault, records, kept, { of: 'factor', id: app.id })
    const step = totpStep(secret, read.code, now)
    if (step === undefined) continue
    if (!stepIsFresh(app.lastStep, step)) throw new ProofRefused('used code')
    await records.write.saveFactor({ ...app, lastStep: step, lastUsedAt: now, salt: newSalt() })
    return { how: 'code', events: [] }
  }
  throw new ProofRefused('wrong code')
}

async function takeRecoveryCode({ records, userId, now }: Using, code: string): Promise<Proved> {
  const hash = sha256(code)
  const found = (await records.factors.recoveryCodes(userId)).find((one) => one.hash === hash)
  if (!found) throw new ProofRefused('wrong code')
  if (found.usedAt !== null) throw new ProofRefused('used code')
  await records.write.saveRecoveryCode({ ...found, usedAt: now, salt: newSalt() })
  return { how: 'recovery code', events: [{ act: 'auth.recoveryUsed', object: { t: 'user', id: userId } }] }
}
