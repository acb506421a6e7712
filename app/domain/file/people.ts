import type { EntryId, PersonId, UserId } from '../ids.ts'
import type { Day, Instant, Moment } from '../time.ts'
import type { Happened } from './report.ts'

/** A person as shown when the entry was recorded. */
export interface PersonShown {
  personId: PersonId | null
  name: string
  relation?: string
}

export interface ContactFact extends Happened {
  with: 'parent' | 'target-parent' | 'staff' | 'agency' | 'other'
  who: string
  reached: 'yes' | 'no' | 'message-left' | 'not-called'
  how?: string
  /** Why the student's parents are not called for now; somebody else agreed. */
  notCalled?: string
  /** The target this contact told about, for a target's parents. */
  targetEntryId?: EntryId
}

export interface TargetFact extends Happened {
  /** The root entry: later facts about the same target name it. */
  root: EntryId
  /** `other`: a person who is neither, such as a parent, a brother, a neighbor. */
  kind: 'student' | 'staff' | 'other' | 'group' | 'school' | 'unknown'
  name: string
  personId: PersonId | null
  safeNow: 'yes' | 'no' | 'unknown'
  identifiedAt: Instant
  parentTold: { at: Moment; by: string } | null
  /** Why there is no parent to tell: stops the clock too. */
  parentNotNeeded?: string
  supportOffered?: string
}

/** The students who might be hurt whose parents are neither told yet, nor said to need no telling. */
export const parentsToTell = (targets: readonly TargetFact[]): TargetFact[] =>
  targets.filter((one) => one.kind === 'student' && one.parentTold === null && one.parentNotNeeded === undefined)

export interface NoteFact extends Happened {
  about: string
  text: string
}

export interface TaskFact {
  entryId: EntryId
  what: string
  /** Why it exists: the rule, the key question, the follow-up. */
  why: string
  owner: UserId
  /** As shown when the task was made or handed over. */
  ownerName: string
  backup: UserId | null
  dueOn: string
  dueAt: Instant | null
  createdBy: UserId
  state: 'open' | 'done' | 'dropped'
  doneAt: Instant | null
  result?: string
  handedOver: { from: UserId; to: UserId; at: Instant; reason: string }[]
}

/** Whoever waits for a second person reminded them: `about` names what waits, as their row does. */
export interface ReminderFact {
  entryId: EntryId
  about: string
  by: UserId
  byName: string
  at: Instant
}

export type MemberReason = 'triage' | 'lead' | 'member' | 'principal' | 'on call' | 'consulted' | 'officer' | 'opened'

export interface MemberFact {
  userId: UserId
  name: string
  role: 'lead' | 'member' | 'officer' | 'consulted'
  reason: string
  since: Instant
  /** Day (inclusive) after which the right ends, if set. */
  until: string | null
  ended: { at: Instant; by: UserId; reason: string } | null
  entryId: EntryId
}

export interface TeamFacts {
  members: MemberFact[]
}
export const emptyTeam: TeamFacts = { members: [] }

/** The lead in charge now, if there is one. */
export const leadOf = (team: TeamFacts): MemberFact | undefined =>
  team.members.findLast((member) => member.role === 'lead' && !member.ended)
/** A person's membership that counts now. */
export const membershipOf = (team: TeamFacts, userId: UserId): MemberFact | undefined =>
  team.members.findLast((member) => member.userId === userId && !member.ended)
/** The membership of somebody who is on the team on a day: it has not ended, and its last day is not before. */
export const onTeam = (team: TeamFacts, userId: UserId, on: Day): MemberFact | undefined => {
  const member = membershipOf(team, userId)
  return member && (member.until === null || member.until >= on) ? member : undefined
}

/** Why somebody is kept out of a folder (access.md 3.6). */
export const recusalSources = ['self', 'lead', 'guardian', 'household', 'concern', 'target', 'related matter'] as const
export type RecusalSource = (typeof recusalSources)[number]

/** Somebody who must not see this folder, whatever else gives them sight. */
export interface RecusalFact {
  userId: UserId
  name: string
  source: RecusalSource
  /**
   * `stands` keeps the person out. `asked` is a match that only the roster suggests: it keeps the person out where
   * `holds`, until somebody says that it is so or is not.
   */
  state: 'stands' | 'asked' | 'dismissed'
  holds: boolean
  /** As far as somebody said why. */
  because?: string
  /** Nobody of the school's triage group was left when it was put on record: the district leads stand in. */
  schoolOut?: boolean
  since: Instant
  entryId: EntryId
}

/** Whether a person is kept out of a folder. Asked before everything that allows (access.md 3.6). */
export const isRecused = ({ recusals }: { recusals: readonly RecusalFact[] }, userId: UserId): boolean =>
  recusals.some((one) => one.userId === userId && one.state !== 'dismissed' && one.holds)

/** Whether everybody who opens reports at the folder's school is kept out of it: then it is the district leads'. */
export const schoolIsOut = ({ recusals }: { recusals: readonly RecusalFact[] }): boolean =>
  recusals.some((one) => one.schoolOut && one.state !== 'dismissed' && one.holds)
/** Whether it is still asked whether somebody must be kept out, and nothing else keeps them out for certain. */
export const isAskedAbout = ({ recusals }: { recusals: readonly RecusalFact[] }, userId: UserId): boolean =>
  recusals.some((one) => one.userId === userId && one.state === 'asked')
