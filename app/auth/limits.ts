/** How long sessions last and when guessing is stopped. Numbers are data, each with its source. */
export const sessionLimits = {
  /** NIST SP 800-63B-4 §2.2.3 asks for at most an hour; access.md 3.9 takes half. */
  idleMinutes: 30,
  /** NIST SP 800-63B-4 §2.2.3 asks for at most 24 hours; access.md 3.9 takes 12. */
  absoluteMinutes: 12 * 60,
  /** A session that ran out may still name the owner of a draft, for a day (architecture.md, Drafts). */
  keptMinutes: 24 * 60,
  /** The last-seen time is written at most this often. */
  touchMinutes: 1,
} as const

/** Drafts that nobody touched are thrown away (architecture.md, Drafts). */
export const draftDays = 30

/**
 * How many drafts one person may have. None is ever thrown away for a new one: the next is refused. A form that was sent
 * after its session ran out may use what is kept back, since its words are nowhere else.
 */
export const draftLimits = { most: 100, keptBack: 20 } as const

export interface ThrottleRule {
  /** What is counted: one account from one network, one account from anywhere, one network. */
  counts: 'account and network' | 'account' | 'network'
  tries: number
  withinMinutes: number
  /** How long the way is shut after the last failure. */
  shutMinutes: number
}

/** NIST SP 800-63B-4 §3.2.2 allows at most 100 failures in a row; CJIS 6 (AC-7) five in 15 minutes. */
export const throttleRules: readonly ThrottleRule[] = [
  { counts: 'account and network', tries: 5, withinMinutes: 15, shutMinutes: 15 },
  { counts: 'account', tries: 50, withinMinutes: 24 * 60, shutMinutes: 60 },
  { counts: 'network', tries: 100, withinMinutes: 15, shutMinutes: 15 },
]

/** NIST SP 800-63B-4 §3.1.1.2: long rather than complicated, any characters, nothing that expires. */
export const passwordLimits = { least: 12, most: 256 } as const
