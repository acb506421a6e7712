import type { CaseFile } from './case-file.ts'
import type { Level } from './file/judgement.ts'
import type { EntryId, UserId } from './ids.ts'

/**
 * Decisions that somebody from outside the team looks at, by the acts that the log knows them by: those that lower, end,
 * let go, or pass a rule. What protects is not among them (P1).
 */
export const weightyKinds = {
  lowered: { label: 'Level lowered', acts: ['level.approved'] },
  'working lowered': { label: 'Working level lowered', acts: ['workingLevel.set'] },
  closed: { label: 'Case closed', acts: ['closing.signed'] },
  'ended screening': { label: 'Ended without a case', acts: ['screening.confirmed'] },
  'went on': { label: 'Went on without something', acts: ['gate.wentOn'] },
  'stood down': { label: 'Stood down from danger', acts: ['danger.stoodDown'] },
  emergency: { label: 'Opened in an emergency', acts: ['breakGlass.started'] },
} as const
export type WeightyKind = keyof typeof weightyKinds

/** All acts by which such decisions are found in the log. */
export const weightyActs: readonly string[] = Object.values(weightyKinds).flatMap(({ acts }) => [...acts])

/** One such decision of a folder. It says nothing of what was written. */
export interface Weighty {
  kind: Exclude<WeightyKind, 'emergency'>
  entryId: EntryId
  by: UserId
  /** Who proposed it, where that was somebody else. */
  proposedBy: UserId | null
  /** Of a lowering: where the level stood by which people went, and where it stands then. */
  from: Level | null
  to: Level | null
  /** What a gate still missed, and was gone on without or left open; null where that was not kept then. */
  missing: readonly { id: string; rule: string }[] | null
}

/** The decision that an entry made, where it is one that is looked at; null for every other entry. Pure. */
export function weightyOf(file: CaseFile, entryId: EntryId): Weighty | null {
  return (
    loweringBy(file, entryId) ?? workingLoweredBy(file, entryId) ?? endingBy(file, entryId) ?? passedBy(file, entryId)
  )
}

const none = { proposedBy: null, from: null, to: null }

/** A level that was lowered: it counts from its approval (P7). */
function loweringBy(file: CaseFile, entryId: EntryId): Weighty | null {
  const { proposals } = file.level
  const proposal = proposals.find((one) => one.approval?.entryId === entryId && !one.raises)
  if (!proposal?.approval) return null
  return {
    kind: 'lowered',
    entryId,
    by: proposal.approval.by,
    proposedBy: proposal.by,
    from: file.level.lowered.find((one) => one.entryId === entryId)?.from ?? null,
    to: proposal.level,
    missing: missingAt(file, [proposal.entryId, entryId]),
  }
}

/** A working level below the one before: it counts at once, set by one person, and no gate stands before it (P6). */
function workingLoweredBy(file: CaseFile, entryId: EntryId): Weighty | null {
  const lowered = file.level.lowered.find((one) => one.entryId === entryId)
  if (!lowered) return null
  const { by, from, to, missing } = lowered
  return { kind: 'working lowered', entryId, by, proposedBy: null, from, to, missing }
}

/** Which kinds of entries end something, and the proposal that each rests on. */
const endings: Readonly<Record<string, { kind: Weighty['kind']; proposal: string }>> = {
  'closing-signed': { kind: 'closed', proposal: 'closing-proposed' },
  'screening-confirmed': { kind: 'ended screening', proposal: 'screening-proposed' },
  'danger-stood-down': { kind: 'stood down', proposal: 'danger-stand-down-proposed' },
}

/** The proposal on which a closing, the end of a screening or a standing down rests; null for every other entry. Pure. */
export function endedByProposal(file: CaseFile, entryId: EntryId): { entryId: EntryId; by: UserId } | null {
  const line = file.timeline.find((one) => one.entryId === entryId)
  const ending = line && endings[line.kind]
  const proposal = ending && file.timeline.findLast((one) => one.kind === ending.proposal && one.seq < line.seq)
  return proposal ? { entryId: proposal.entryId, by: proposal.recordedBy } : null
}

function endingBy(file: CaseFile, entryId: EntryId): Weighty | null {
  const line = file.timeline.find((one) => one.entryId === entryId)
  const ending = line && endings[line.kind]
  if (!ending) return null
  // A first signature closes nothing, and a confirmed opening ends nothing: the stage tells.
  if (ending.kind !== 'stood down' && !file.stageLog.some((one) => one.entryId === entryId)) return null
  const proposal = endedByProposal(file, entryId)
  return {
    ...none,
    kind: ending.kind,
    entryId,
    by: line.recordedBy,
    proposedBy: proposal?.by ?? null,
    missing: missingAt(file, [entryId, ...(proposal ? [proposal.entryId] : [])]),
  }
}

/** Somebody went on without something, on the way to a decision that is not looked at by itself. */
function passedBy(file: CaseFile, entryId: EntryId): Weighty | null {
  const passed = file.overrides.find((one) => one.entryId === entryId)
  if (!passed || isTold(file, passed.decisionEntryId)) return null
  return { ...none, kind: 'went on', entryId, by: passed.by, missing: passed.missing }
}

/** Whether what was missing stands with a decision that is looked at: with it, or with the one that its proposal led to. */
function isTold(file: CaseFile, decisionEntryId: EntryId): boolean {
  const lowered = file.level.proposals.find((one) => one.entryId === decisionEntryId)?.approval?.entryId
  if (loweringBy(file, lowered ?? decisionEntryId) ?? endingBy(file, decisionEntryId)) return true
  const line = file.timeline.find((one) => one.entryId === decisionEntryId)
  const ended = Object.entries(endings).find(([, { proposal }]) => proposal === line?.kind)?.[0]
  const next = line && file.timeline.find((one) => one.seq > line.seq && (one.kind === ended || one.kind === line.kind))
  return next !== undefined && next.kind === ended && endingBy(file, next.entryId) !== null
}

/** What was missing at some entries, each check once. */
function missingAt(file: CaseFile, entryIds: readonly EntryId[]): NonNullable<Weighty['missing']> {
  const found = [
    ...file.overrides.filter((one) => entryIds.includes(one.decisionEntryId)),
    ...file.closing.leftOpen.filter((one) => entryIds.includes(one.entryId)),
  ].flatMap(({ missing }) => missing)
  return [...new Map(found.map(({ id, rule }) => [id, { id, rule }])).values()]
}
