import type { Role } from '../policy/roles.ts'
import type { ThrottleRule } from '../policy/throttle.ts'

/** How long a session lasts, and how many a person may have at once. Numbers are data, each with its source. */
export interface SessionLimits {
  idleMinutes: number
  absoluteMinutes: number
  keptMinutes: number
  touchMinutes: number
  /** How far in the future a session's times may lie. */
  aheadMinutes: number
  most: number
}

/** Everybody's, unless a role asks for less. */
export const sessionLimits: SessionLimits = {
  /** NIST SP 800-63B-4 §2.2.3 asks for at most an hour; access.md 3.9 takes half. */
  idleMinutes: 30,
  /** NIST SP 800-63B-4 §2.2.3 asks for at most 24 hours; access.md 3.9 takes 12. */
  absoluteMinutes: 12 * 60,
  /** A session that ran out may still name the owner of a draft, for a day (architecture.md, Drafts). */
  keptMinutes: 24 * 60,
  /** The last-seen time is written at most this often. */
  touchMinutes: 1,
  /** A clock that is put right by seconds ends nothing; by more, nobody knows how long a session was unused. */
  aheadMinutes: 5,
  /** NIST SP 800-53 AC-10; access.md 3.9. */
  most: 3,
}

/** Roles that see or decide for a whole district end sooner (NIST SP 800-63B-4 §2.3.3; access.md 3.9). */
const privileged = { idleMinutes: 15, absoluteMinutes: 8 * 60 }
export const roleLimits: Readonly<Partial<Record<Role, Partial<SessionLimits>>>> = {
  administrator: { ...privileged, most: 1 },
  'district-lead': privileged,
  auditor: privileged,
  'records-officer': { ...privileged, most: 1 },
}

/** Between the password and the second step; long enough to find the phone. */
export const halfOpenMinutes = 10

/** How long a passkey or an app may take to answer (access.md 3.9; ASVS 6.7.2). */
export const challengeMinutes = 5

/** So long before a session ends, the page says so (NIST SP 800-53 AC-12(3); WCAG 2.2.1 asks for 20 seconds). */
export const warnMinutes = 2

/** Ten codes of 130 random bits each: too many to guess, so that their SHA-256 is enough to keep (NIST SP 800-63B-4 §3.1.2). */
export const recoveryLimits = { codes: 10, letters: 26 } as const

/** A reset that nobody confirmed within a day is asked for again. */
export const resetMinutes = 24 * 60

/** A first password that nobody used lets nobody in after so many days; a new one is given then (ASVS 6.4.1). */
export const firstPasswordDays = 7

/** Drafts that nobody touched are thrown away (architecture.md, Drafts). */
export const draftDays = 30

/**
 * How many drafts one person may have. None is ever thrown away for a new one: the next is refused. A form that was sent
 * after its session ran out may use what is kept back, since its words are nowhere else.
 */
export const draftLimits = { most: 100, keptBack: 20 } as const

/** NIST SP 800-63B-4 §3.2.2 allows at most 100 failures in a row; CJIS 6 (AC-7) five in 15 minutes. */
export const throttleRules: readonly ThrottleRule[] = [
  { counts: 'account and network', tries: 5, withinMinutes: 15, shutMinutes: 15 },
  { counts: 'account', tries: 50, withinMinutes: 24 * 60, shutMinutes: 60 },
  { counts: 'network', tries: 100, withinMinutes: 15, shutMinutes: 15 },
]

/**
 * The same for codes of the second step, for whoever has the password already: five in a quarter of an hour, and after
 * fifty in a row none is looked at for thirty days or until the person's second factors are reset (§3.2.2).
 */
export const codeRules: readonly ThrottleRule[] = [
  { counts: 'account', tries: 5, withinMinutes: 15, shutMinutes: 15 },
  { counts: 'account', tries: 50, withinMinutes: 30 * 24 * 60, shutMinutes: 30 * 24 * 60 },
]

/** NIST SP 800-63B-4 §3.1.1.2: long rather than complicated, any characters, nothing that expires. */
export const passwordLimits = { least: 12, most: 256 } as const
