import type { CaseFile, TimelineLine } from '#app/domain/case-file.ts'
import { noEvidence } from '#app/domain/no-evidence.ts'
import type { EntryId } from '#app/domain/ids.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { momentText } from '#app/ui/when.ts'

/** An entry that can be ticked, with exact words where it holds some. */
export interface EvidenceItem {
  root: EntryId
  sentence: string
  when: string
  exactWords?: string
  /** Has its box among the concerns: it is ticked there, once. */
  tickedAbove?: true
}

/** Entries by the first key question they answer; what helps stands apart, as wide as concerns. */
export interface EvidenceShown {
  concerns: readonly { heading: string; items: readonly EvidenceItem[] }[]
  helps: readonly EvidenceItem[]
  /** What the team and others did about it: neither a concern nor, by itself, a help. */
  done: readonly EvidenceItem[]
}

/** What is done about a concern is none itself, unless an answer rests on it. */
const measures: ReadonlySet<string> = new Set([
  'interim',
  'interim-ended',
  'meeting',
  'outcome-discipline',
  'outcome-police',
  'outcome-referral',
  'outcome-support',
  'plan-action',
  'plan-action-ended',
  'plan-review',
  'plan-started',
  'police-decided',
  'police-duty',
  'police-told',
  'registry-review',
  'return-to-school',
])

interface Asked {
  caseFile: CaseFile
  bodies: ReadonlyMap<string, Record<string, unknown>>
  profile: Pick<Profile, 'keyQuestions'>
  zone: string
  today: string
}

/**
 * What can be ticked as evidence, newest first within its group. An entry stands under the first question whose answer
 * rests on it and doesn't lower concern; under what helps where an answer says that it lowers concern, or with the words
 * of what helps that it holds. An entry that does both stands in both, with its box once. Of the check-ins of one action
 * that were done and that no answer rests on, only the last is offered.
 */
export function evidenceOf({ caseFile, bodies, profile, zone, today }: Asked): EvidenceShown {
  const takenBack = new Set(checkInsTakenBack(caseFile))
  const lines = [...caseFile.timeline]
    .reverse()
    .filter((line) => line.readable && !noEvidence.includes(line.kind) && !takenBack.has(line.entryId))
  const answers = profile.keyQuestions.flatMap(({ n }) => caseFile.keyAnswers[n] ?? [])
  const restsOn = (line: TimelineLine) =>
    answers.filter(({ evidence }) => evidence.includes(line.entryId) || evidence.includes(line.root))
  const actions = lines.map((line) => (restsOn(line).length > 0 ? undefined : actionDone(line, bodies)))
  const timesOf = (action: string | undefined) => (action ? actions.filter((one) => one === action).length : 1)
  const once = lines
    .map((line, n) => ({ line, action: actions[n], first: actions.indexOf(actions[n]) === n }))
    .filter(({ action, first }) => !action || first)
  const placed = once.map(({ line, action }) => {
    const base = baseOf(bodies.get(line.entryId))
    const rested = restsOn(line)
    const times = timesOf(action)
    const question = rested.find(({ direction }) => direction !== 'lowers')?.question
    const words = textIn(base, 'protective')
    const helps = words !== undefined || kept(line.kind, base) || rested.some(({ direction }) => direction === 'lowers')
    const done = question === undefined && !helps && measures.has(line.kind)
    const concern = question !== undefined || (!done && (!helps || (words !== undefined && rested.length === 0)))
    const item: EvidenceItem = {
      root: line.root,
      sentence: times > 1 ? `${line.sentence} (the last of ${times} times)` : line.sentence,
      when: momentText({ on: line.happenedOn, at: line.happenedAt }, zone, today),
    }
    const exactWords = textIn(base, 'exactWords') ?? textIn(base, 'said')
    const helping: EvidenceItem = { ...item, exactWords: words ?? (concern ? undefined : exactWords) }
    return {
      question,
      concern: concern ? { ...item, exactWords } : null,
      helps: helps ? (concern ? { ...helping, tickedAbove: true as const } : helping) : null,
      done: done ? { ...item, exactWords } : null,
    }
  })
  const concernsOf = (n?: number) =>
    placed.flatMap(({ question, concern }) => (concern && question === n ? [concern] : []))
  const groups = profile.keyQuestions.map(({ n, theme }) => ({ heading: `${n} ${theme}`, items: concernsOf(n) }))
  const rest = { heading: 'Not linked to a key question yet', items: concernsOf() }
  return {
    concerns: [...groups, rest].filter(({ items }) => items.length > 0),
    helps: placed.flatMap(({ helps }) => helps ?? []),
    done: placed.flatMap(({ done }) => done ?? []),
  }
}

/** A check-in that was taken back says nothing any more, for the student or against. */
const checkInsTakenBack = ({ plan }: CaseFile): EntryId[] =>
  plan.actions.flatMap(({ checkIns }) => checkIns.filter(({ undone }) => undone).map(({ entryId }) => entryId))

type Base = Readonly<Record<string, unknown>>

const baseOf = (body: Record<string, unknown> | undefined): Base =>
  typeof body?.base === 'object' && body.base !== null ? (body.base as Base) : {}

const textIn = (base: Base, field: string): string | undefined => {
  const value = base[field]
  return typeof value === 'string' ? value : undefined
}

/** The action of a plan whose check-in was done, as one key; undefined for anything else. */
function actionDone(line: TimelineLine, bodies: Asked['bodies']): string | undefined {
  if (line.kind !== 'check-in') return undefined
  const { result, actionId } = baseOf(bodies.get(line.entryId))
  return result === 'done' && typeof actionId === 'string' ? actionId : undefined
}

/** A check-in that was done and an appointment that was kept speak for the student. */
const kept = (kind: string, base: Base): boolean =>
  (kind === 'check-in' && base.result === 'done') || (kind === 'referral-attended' && base.attended === 'yes')
