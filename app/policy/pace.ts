import { isLifeSafety } from '../domain/file/report.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { PaceNumbers } from '../domain/profiles/profile.ts'
import { inTriage } from '../domain/screening.ts'
import type { SightReason } from '../domain/sight-reasons.ts'
import type { ThrottleRule } from './throttle.ts'

/** What somebody who is signed in may do only so often within a while (ASVS 2.4.1, 2.4.2). */
export type Paced = 'searches' | 'looks' | 'reports'

/** The rule by which each is counted: so many within the district's minutes, then none until as many have passed. */
export const paceRule = (numbers: PaceNumbers, what: Paced): ThrottleRule => ({
  counts: 'account',
  tries: numbers[what],
  withinMinutes: numbers.minutes,
  shutMinutes: numbers.minutes,
})

/** Whoever works on the case, or opened it in an emergency, is never held back there. */
const never: ReadonlySet<SightReason> = new Set(['lead', 'member', 'officer', 'external', 'consulted', 'break-glass'])

/**
 * Whether a look at a folder counts. One's own case never does, nor one that somebody opened in an emergency, nor any in
 * which there is or may be danger now.
 */
export const lookCounts = (reason: SightReason, file: CaseFile): boolean =>
  !never.has(reason) && file.danger.imminent === null && !(inTriage(file) && file.reports.some(isLifeSafety))
