import { z } from 'zod'
import type { CaseFile } from './case-file.ts'
import type { UserId } from './ids.ts'
import type { Profile } from './profiles/profile.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import type { Instant } from './time.ts'

/** The decisions before which a gate may stand (P1: only a lowering, a release, a return, a closing, or ending a screening). */
export const steps = [
  'end-screening',
  'record-level',
  'lower-level',
  'count-storage',
  'return-to-school',
  'start-plan',
  'propose-closing',
  'close',
  'stand-down',
] as const
export type Step = (typeof steps)[number]
export const gateStepSchema = z.enum(steps)

/** Who may go on without something that is missing. */
export type OverrideRole = 'chair' | 'district-lead'

/** One thing that a decision still misses, in the words that a person reads. Names no sealed content. */
export interface Missing {
  /** Stable id such as `means-not-asked`. */
  id: string
  /** Rule id such as `R31`. */
  rule: string
  /** Where the rule comes from, as shown: "practice rule P8", "Oregon ORS 339.327, borrowed". */
  source: string
  /** "weapon access has not been asked." */
  missing: string
  /** "most school shooters who used a gun took it from a relative's home" */
  why: string
  /** "call the parent and record the answer" */
  youCan: string
  /** Where it can be put right, relative to `/cases/:id/`; may carry a #fragment naming the field. */
  href: string
  /** Empty: nobody may go on without it. */
  overridableBy: readonly OverrideRole[]
  /** Set on one of several alike, which are read as one: "Key questions: 13 have no answer yet". */
  oneOf?: OneOf
  /** What can be done in its place, at once. */
  instead?: { words: string; href: string }
}

/** How several missing things of a kind are named together, and where all of them are. */
export interface OneOf {
  /** "Key questions" */
  kind: string
  /** "have no answer yet" */
  lack: string
  /** What this one is called among them: "Question 9". */
  label: string
  href: string
}

export interface GateContext {
  actor: { id: UserId }
  now: Instant
  calendar: SchoolCalendar
  profile: Profile
}

/** A pure rule: what it still misses before a step. */
export type Gate = (file: CaseFile, context: GateContext) => Missing[]
