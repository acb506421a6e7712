import type { ChallengeRow } from '#db/records/records.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { challengeMinutes, recoveryLimits } from './limits.ts'

/** What a challenge is for; an answer to one is none to another. */
export type Purpose = 'sign in' | 'second step' | 'confirm' | 'new passkey' | 'new app'

/** Whether a challenge is still the one that was asked: of this purpose, this session or try, and minutes old at most. */
export const challengeHolds = (
  challenge: ChallengeRow | undefined,
  { purpose, boundTo, now }: { purpose: Purpose; boundTo: string; now: Instant },
): challenge is ChallengeRow =>
  challenge !== undefined &&
  challenge.purpose === purpose &&
  challenge.boundTo === boundTo &&
  challenge.createdAt <= now &&
  now < plusMinutes(challenge.createdAt, challengeMinutes)

/** What was typed as a code: the six digits of an app or a recovery code, however it is spaced. */
export function readCode(typed: string): { kind: 'app' | 'recovery'; code: string } | undefined {
  const plain = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^\d{6}$/.test(plain)) return { kind: 'app', code: plain }
  if (/^[a-z2-7]+$/.test(plain) && plain.length === recoveryLimits.letters) return { kind: 'recovery', code: plain }
  return undefined
}

/** A code's time step counts once: neither it nor an earlier one is taken again. */
export const stepIsFresh = (lastStep: number | null, step: number): boolean => lastStep === null || step > lastStep

/** A passkey that counts must count on; one that doesn't always shows nought. Going back is the sign of a copy. */
export const counterWentBack = (known: number, shown: number): boolean => (known > 0 || shown > 0) && shown <= known

/** The last second factor stays: another is set first. In a demo nobody needs one. */
export const mayRemoveFactor = ({ inUse, demo }: { inUse: number; demo: boolean }): boolean => demo || inUse > 1

/** A recovery code as it is shown and written down. */
export const spacedCode = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1-')
