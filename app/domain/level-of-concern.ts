import type { CaseFile } from './case-file.ts'
import { compareLevels } from './file/judgement.ts'
import type { Level, LevelFacts, LevelProposal, LoweredFact } from './file/judgement.ts'
import type { Step } from './gate.ts'
import type { EntryId, UserId } from './ids.ts'
import { clockRule } from './profiles/profile.ts'
import type { Profile } from './profiles/profile.ts'
import { nextTimeOfDay } from './school-calendar.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import type { Instant } from './time.ts'

/** The levels a team assesses. Imminent is an act, not a meeting's result (P5). */
export const assessable = ['low', 'moderate', 'high'] as const satisfies readonly Level[]

/** The higher of two levels, where there may be none yet. */
export const higherLevel = (known: Level | null, next: Level): Level =>
  known !== null && compareLevels(known, next) > 0 ? known : next

/** The level by which everybody acts now, and how firm it is. */
export interface LevelNow {
  level: Level
  state: 'working' | 'awaiting' | 'assessed'
  since: Instant
  entryId: EntryId
}

/**
 * The level by which everybody acts now: imminent while it stands; a working level set since the last assessed one;
 * else the assessed level. Null: not yet assessed, which is not "low" (P6).
 */
export function levelNow(file: CaseFile): LevelNow | null {
  const { imminent } = file.danger
  if (imminent) return { level: 'imminent', state: 'assessed', since: imminent.at, entryId: imminent.entryId }
  const { working, counts } = file.level
  if (working) return { level: working.level, state: 'working', since: working.at, entryId: working.entryId }
  if (!counts) return null
  const state = counts.awaitingApproval ? 'awaiting' : 'assessed'
  return { level: counts.level, state, since: counts.since, entryId: counts.entryId }
}

/** The level by which everybody acts now, or null where it is not yet assessed. */
export const standingLevel = (file: CaseFile): Level | null => levelNow(file)?.level ?? null

/**
 * The level that people set, without the danger of the moment: what a proposal and a working level are compared with.
 * Marking danger stops no level from being raised (P1); imminent itself ends only by standing down (P5).
 */
export const judgedLevel = (file: CaseFile): Level | null =>
  file.level.working?.level ?? file.level.counts?.level ?? null

/**
 * What is lowered where an entry brings the level to `to`, with all that was lowered before; nothing more where that is
 * not below the level that people went by until then.
 */
export function loweredBy(
  file: CaseFile,
  to: Level,
  { id, recordedBy }: { id: EntryId; recordedBy: UserId },
  missing: LoweredFact['missing'],
): LevelFacts['lowered'] {
  const from = judgedLevel(file)
  if (from === null || compareLevels(to, from) >= 0) return file.level.lowered
  return [...file.level.lowered, { entryId: id, by: recordedBy, from, to, missing }]
}

/** Where a level would move the case: `first` where no level was assessed yet and it is low or moderate. */
export type Direction = 'first' | 'raises' | 'same' | 'lowers'

/** Where a proposed level would move the case, compared with the level that people set before. */
export function directionOf(file: CaseFile, level: Level): Direction {
  const standing = judgedLevel(file)
  const compared = standing === null ? 1 : compareLevels(level, standing)
  if (compared < 0) return 'lowers'
  if (file.level.counts === null && compareLevels(level, 'moderate') <= 0) return 'first'
  return compared > 0 ? 'raises' : 'same'
}

/**
 * The gate that stands before proposing a level, or null. Raising is never stopped (P1); the thirteen questions bind
 * only a first assessed level and a lowering (P6). A first assessed low or moderate level waits for them also where it
 * is above a working level: the working level can be raised at once.
 */
export function gateBefore(file: CaseFile, level: Level): Step | null {
  const direction = directionOf(file, level)
  if (direction === 'lowers') return 'lower-level'
  return file.level.counts === null && direction !== 'raises' ? 'record-level' : null
}

/** The newest proposal, while it waits for somebody else's approval. */
export const levelWaiting = (file: CaseFile): LevelProposal | undefined => {
  const last = file.level.proposals.at(-1)
  return last && !last.approval && !last.sentBack ? last : undefined
}

/** Until when the approvers of the case are asked; after that any district lead may approve (P4). */
export function approvalDueAt(proposedAt: Instant, profile: Profile, calendar: SchoolCalendar): Instant {
  const rule = clockRule(profile, 'level-approval')
  return nextTimeOfDay(calendar, proposedAt, rule.at ?? calendar.officeHours.to, rule.leastMinutes ?? 0)
}
