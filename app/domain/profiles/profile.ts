import type { Level } from '../file/judgement.ts'
import type { Schedule } from '../retention-schedule.ts'

/** Where a number comes from: shown beside each deadline and gate. `law` is cited law; `ours` is a recommendation. */
export interface Basis {
  kind: 'law' | 'ours'
  text: string
}

export const clockIds = [
  'acknowledge-danger',
  'acknowledge',
  'police-told',
  'triage',
  'triage-urgent',
  'confirm-opening',
  'parent-contacted',
  'target-parent-told',
  'target-parent-written',
  'meeting',
  'level-approval',
  'means-verify-told',
  'means-verify-again',
  'interim-plan',
  'plan',
  'plan-review',
  'missed-action-owner',
  'missed-action-backup',
  'missed-action-chair',
  'missed-action-district',
  'order-expiry',
  'no-contact',
  'watch',
  'emergency-sharing',
  'consent-ending',
  'inspection-state',
  'inspection-federal',
] as const
export type ClockId = (typeof clockIds)[number]

/** How long a clock runs: exactly one of these is set. */
export interface Span {
  /** By the wall clock, on nights and weekends too. */
  minutes?: number
  /** By the end of school on the n-th school day after the start; 0 is the same day, or the next when school is over. */
  schoolDays?: number
  /** Calendar days, school breaks ignored: due by the end of that day. */
  days?: number
  /** Mondays to Fridays after the day it started, holidays and school breaks ignored: due by the end of that day. */
  weekdays?: number
}

/** What a clock may be set apart by: a level of concern, or none yet. */
export type LevelOrNone = Level | 'not-assessed'

/** One clock as data. A district may change every number of it; `profiles/overrides.ts` says how. */
export interface ClockRule extends Span {
  clock: ClockId
  /** What must be done, as a row of the work list: "Open this report". */
  what: string
  byLevel?: Partial<Record<LevelOrNone, Span>>
  /** Runs in school hours only; started outside them it is due at `at` on the next school day. */
  schoolHoursOnly?: boolean
  /** Local `HH:MM` at which a clock falls due that ends at an hour of the day. */
  at?: string
  /** With `at` and no span: the least time, in minutes, that must lie between start and due. */
  leastMinutes?: number
  /** Turns amber so many minutes before it is due. */
  amberBeforeMinutes?: number
  /** For what is due at once: turns amber, then red, so many minutes after it started. */
  amberAfterMinutes?: number
  redAfterMinutes?: number
  /** Days before an expiry on which an alarm falls, such as 90, 30, 7. */
  alarmDays?: readonly number[]
  basis: Basis
}

/** From when on looks at records are listed as worth asking about (`domain/looks.ts`). A district may change each. */
export interface LookNumbers {
  /** More different cases and persons' pages than this within an hour. */
  casesAnHour: number
  /** On so many occasions at the same report or student's page, without any work there. */
  occasions: number
  /** The pages of more different students than this, being on no case of theirs. */
  students: number
  /** More searches than this that find the same child. */
  searches: number
}

/** How often somebody may do what is counted, within so many minutes (`policy/pace.ts`). A district may change each. */
export interface PaceNumbers {
  minutes: number
  /** Searches for people and cases. */
  searches: number
  /** Folders and persons' pages opened, but for one's own cases and what is an emergency. */
  looks: number
  /** Reports sent or typed in, but for those of danger now. */
  reports: number
}

/** A published or district model as versioned data: labels, quorum, clocks. Edited by data, never in code. */
export interface Profile {
  id: string
  version: number
  name: string
  levels: Readonly<Record<Level, { label: string; words: string; modelLabel?: string }>>
  keyQuestions: readonly { n: number; theme: string; asks: string }[]
  expertise: readonly { id: string; label: string }[]
  /** Expertise whose absence is named at a meeting; `binding` profiles refuse without it (P24). */
  quorum: { expertise: readonly string[]; binding: boolean; basis: Basis }
  /** When the law asks that police are told: the grades it covers, and what to say where it doesn't apply. */
  policeReport: { grades: readonly string[]; question: string; notCovered: string; notAStudent: string; basis: Basis }
  /** The longest that one suspension may last, in school days. */
  removal: { suspensionDays: number; basis: Basis }
  /** The longest that somebody is consulted on a case, in days. */
  consulted: { days: number; basis: Basis }
  clocks: readonly ClockRule[]
  /** Days of watch after a closing or a quick close. */
  watchDays: number
  /** When looks at records are worth asking about. */
  looks: LookNumbers & { basis: Basis }
  /** From when on searches, looks and reports pause. */
  pace: PaceNumbers & { basis: Basis }
  /** How long each class of record is kept. Two people change it. */
  retention: Schedule
}

/** A clock's rule. Throws when the profile has none, since every profile declares every clock. */
export function clockRule(profile: Profile, clock: ClockId): ClockRule {
  const rule = profile.clocks.find((one) => one.clock === clock)
  if (!rule) throw new Error(`The profile ${profile.id} has no clock ${clock}`)
  return rule
}

/** The span of a clock at a level of concern, or before there is one. Undefined where the clock doesn't run. */
export const spanAt = (rule: ClockRule, level: LevelOrNone): Span | undefined =>
  rule.byLevel
    ? rule.byLevel[level]
    : { minutes: rule.minutes, schoolDays: rule.schoolDays, days: rule.days, weekdays: rule.weekdays }
