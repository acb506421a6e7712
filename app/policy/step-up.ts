import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'

/** How surely a person's session shows that it is them. */
export interface Assurance {
  /** One factor was shown when signing in, or two. */
  aal: 1 | 2
  /** When a second factor was last shown in this session. */
  provenAt: Instant | null
  /** Whether the person has a second factor at all. */
  hasFactor: boolean
}

/** What nothing is known of: it proves nothing. */
export const unproven: Assurance = { aal: 1, provenAt: null, hasFactor: false }

/** How long a proof counts (access.md 3.9). */
export const stepUpMinutes = 5

/** `once enrolled`: only a person who has a second factor is asked, so that the first can be set. */
export type StepUp = true | 'once enrolled'

/**
 * Whether a person must show a second factor now before they go on. In a demo nobody needs one, so only those who have
 * one are asked; everywhere else a missing one is no way around.
 */
export function stepUpNeeded(asked: {
  stepUp: StepUp | undefined
  demo: boolean
  assurance: Assurance
  now: Instant
}): boolean {
  const { stepUp, demo, now } = asked
  const { hasFactor, provenAt } = asked.assurance
  if (!stepUp) return false
  if (!hasFactor && (demo || stepUp === 'once enrolled')) return false
  if (provenAt === null) return true
  return provenAt > now || now > plusMinutes(provenAt, stepUpMinutes)
}
