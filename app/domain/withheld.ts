import type { HistorySource, InterviewRole } from './file/inquiry.ts'
import type { SealedCompartment } from './compartments.ts'
import type { WithheldReason } from './sharing-bases.ts'

/** Kinds of entries that are health matter as a whole: on paper nobody reads that there is one. */
export const healthKinds: readonly string[] = ['health', 'outcome-referral', 'referral-attended']
/** Kinds that are law-enforcement matter as a whole. */
export const lawKinds: readonly string[] = [
  ...['police-duty', 'police-told', 'police-decided', 'registry-review', 'outcome-police'],
]
const healthSources: readonly HistorySource[] = ['counseling']
const lawSources: readonly HistorySource[] = ['law-enforcement']

/** Kinds that say how the team works, or name other cases: nothing of the student's own. */
const teamKinds: readonly string[] = [
  ...['acknowledged', 'member-added', 'member-ended', 'recusal', 'recusal-asked', 'recusal-answered'],
  ...['prior-search', 'joined-to', 'report-joined', 'unjoined', 'report-unjoined', 'told-apart'],
  ...['task', 'task-finished', 'task-handed-over', 'reminder', 'went-on', 'went-on-read', 'statement-read'],
  ...['disclosure', 'disclosure-ended', 'inspection-request', 'inspection-shown', 'withdrawn', 'check-in-undone'],
  ...['amendment-request', 'amendment-decided', 'statement', 'file-blocked', 'danger-call'],
  ...['consent', 'consent-ended', 'disclosure-printed'],
]
/** Kinds that are about somebody who might be hurt, not about the student of concern. */
const otherKinds: readonly string[] = ['target', 'outcome-support']
/** What other students said in a talk of their own, however their names are written. */
const otherRoles: readonly InterviewRole[] = ['target', 'witness']

/** Whether an entry is health or law-enforcement matter as a whole. `base`: its open part, as far as it is known. */
export function matterOf(kind: string, base: unknown): 'H' | 'L' | null {
  const { source } = (kind === 'history' && base ? base : {}) as { source?: HistorySource }
  if (healthKinds.includes(kind) || (source && healthSources.includes(source))) return 'H'
  if (lawKinds.includes(kind) || (source && lawSources.includes(source))) return 'L'
  return null
}

/** Why an entry is left out as a whole of what leaves the team; null where its open part may be given. */
export function withheldAsWhole(kind: string, base: unknown): WithheldReason | null {
  const matter = matterOf(kind, base)
  if (matter) return matter
  const { role } = (kind === 'interview' && base ? base : {}) as { role?: InterviewRole }
  if (otherKinds.includes(kind) || (role && otherRoles.includes(role))) return 'O'
  return teamKinds.includes(kind) ? 'T' : null
}

/** Why the sealed parts of an entry are left out of what leaves the team. */
export const sealedReasons = {
  reporter: 'R',
  health: 'H',
  law: 'L',
  juvenile: 'J',
  legal: 'C',
} as const satisfies Record<SealedCompartment, WithheldReason>
