import type { FactorResetRow } from '#db/records/records.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { resetMinutes } from './limits.ts'

/** A reset that was asked for and still waits for its second person. */
export const waitingReset = (resets: readonly FactorResetRow[], now: Instant): FactorResetRow | undefined =>
  resets.find((one) => one.confirmedAt === null && now < plusMinutes(one.askedAt, resetMinutes))

/**
 * Why somebody may not confirm a reset, in words, or undefined when they may. Two people vouch for the person, neither
 * of them that person, and one of the two at least is a district lead: whoever runs the system can't do it alone.
 */
export function whyNotConfirm(
  reset: Pick<FactorResetRow, 'userId' | 'askedBy'>,
  by: { userId: string; districtLead: boolean },
  askerIsDistrictLead: boolean,
): string | undefined {
  if (by.userId === reset.userId) return 'Nobody confirms the reset of their own second factors.'
  if (by.userId === reset.askedBy) return 'You asked for this reset. Somebody else confirms it.'
  if (!by.districtLead && !askerIsDistrictLead)
    return 'An administrator asked for this reset. A district lead confirms it.'
  return undefined
}
