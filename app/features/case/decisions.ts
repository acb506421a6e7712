import { z } from 'zod'
import type { CaseFile, TimelineLine } from '#app/domain/case-file.ts'
import { missingThenSchema, stepWords } from '#app/domain/gate-check.ts'
import type { Step } from '#app/domain/gate.ts'
import type { EntryId, UserId } from '#app/domain/ids.ts'
import { endedByProposal } from '#app/domain/weighty.ts'
import { timelineFilters } from './timeline-filters.ts'

/** Who went on without something, and which district lead or deputy read why; null while nobody has. */
export interface WentOnShown {
  step: string
  by: string
  reason: string
  missing: readonly string[]
  read: { by: string; at: string } | null
  /** False where nobody but whoever went on could read it so far. */
  othersCould: boolean
}

/** One decision as the decisions page shows it: who, when, on what, what was missing, who went on without it and why. */
export interface Decision {
  id: EntryId
  what: string
  by: string
  happened: { on: string; at: string | null }
  recordedAt: string
  href: string
  /** The entries that it rests on, in words. */
  on: readonly { id: EntryId; sentence: string; href: string }[]
  /** What a gate still missed when it was made. */
  missing: readonly string[]
  wentOn: readonly WentOnShown[]
}

/** Not decisions of their own: shown with the one they belong to, or evidence. */
const besides: ReadonlySet<string> = new Set(['went-on', 'went-on-read', 'key-answer'])
const kinds: ReadonlySet<string> = new Set([
  ...timelineFilters.decisions.kinds.filter((kind) => !besides.has(kind)),
  'interim',
  'interim-ended',
  'plan-started',
  'plan-review',
])

/** Who has read why somebody went on, as the decisions and the printed file say it; `when` puts the moment into words. */
export const readWords = ({ read, othersCould }: WentOnShown, when: (at: string) => string): string => {
  if (read) return `Read by ${read.by}, ${when(read.at)}.`
  return othersCould
    ? 'Not read by a district lead yet.'
    : 'Nobody else could read it yet: there is no other district lead, and no deputy who sees the case.'
}

/** How the printed file says that somebody went on without something, and who read why. */
export const printedWentOn = (it: WentOnShown, when: (at: string) => string): string =>
  `Went on without: ${it.missing.join('; ')}. ${it.by}: “${it.reason}” ${readWords(it, when)}`

/** What an entry says was missing when it was made, in the order of the gate's checks. */
type WordsOf = (entryId: EntryId) => readonly { id: string; words: string }[]

const keptBeside = z.looseObject({
  missing: z.array(missingThenSchema).optional(),
  leftOpen: z.array(missingThenSchema).optional(),
})

/** The words in which entries keep what was missing, as far as the reader may read them. */
export const missingIn =
  (bodies: ReadonlyMap<string, Record<string, unknown>>): WordsOf =>
  (entryId) => {
    const { data } = keptBeside.safeParse(bodies.get(entryId)?.base)
    return data?.missing ?? data?.leftOpen ?? []
  }

/**
 * Every decision on record in the file, oldest first. Answers to key questions are evidence, and not among them; whatever
 * somebody went on to without something is, also a correction or a withdrawal.
 * `othersCould`: whether anybody but a person could read why that person went on. `wordsOf`: see `missingIn`; what has no
 * words there is named by its check.
 */
export function decisionsOf(
  file: CaseFile,
  nameOf: (userId: string) => string,
  othersCould: (by: UserId) => boolean = () => true,
  wordsOf: WordsOf = () => [],
): Decision[] {
  const lines = new Map(file.timeline.map((line) => [line.entryId, line]))
  const roots = new Map(file.timeline.map((line) => [line.root, line]))
  const restsOn = evidenceOf(file)
  const missingThen = new Map([
    ...file.level.proposals.flatMap((one) => withApproval(one, missingWords(one.missingThen, wordsOf(one.entryId)))),
    ...file.level.lowered.flatMap(({ entryId, missing }) =>
      missing ? [[entryId, missingWords(missing, wordsOf(entryId))] as const] : [],
    ),
    ...file.closing.leftOpen.map((one) => [one.entryId, missingWords(one.missing, wordsOf(one.entryId))] as const),
  ])
  const decidedBy = overridesByLine(file)
  // What a proposal went on without was missing when it was signed, too.
  const proposedWithout = (entryId: EntryId) => {
    const proposal = endedByProposal(file, entryId)
    const passed = proposal ? (decidedBy.get(proposal.entryId) ?? []) : []
    return passed.flatMap((it) => missingWords(it.missing, wordsOf(it.entryId)))
  }
  const line = (id: EntryId): TimelineLine | undefined => lines.get(id) ?? roots.get(id)
  return file.timeline
    .filter((one) => kinds.has(one.kind) || decidedBy.has(one.entryId))
    .map((one) => ({
      id: one.entryId,
      what: one.sentence,
      by: nameOf(one.recordedBy),
      happened: { on: one.happenedOn, at: one.happenedAt },
      recordedAt: one.recordedAt,
      href: `/cases/${file.id}/entries/${one.entryId}`,
      on: (restsOn.get(one.entryId) ?? []).flatMap((id) => {
        const found = line(id)
        return found ? [{ id, sentence: found.sentence, href: `/cases/${file.id}/entries/${found.entryId}` }] : []
      }),
      missing: [...new Set([...(missingThen.get(one.entryId) ?? []), ...proposedWithout(one.entryId)])],
      wentOn: (decidedBy.get(one.entryId) ?? []).map((it) => ({
        step: stepWords[it.step as Step] ?? it.step,
        by: nameOf(it.by),
        reason: it.reason,
        missing: missingWords(it.missing, wordsOf(it.entryId)),
        read: it.read ? { by: nameOf(it.read.by), at: it.read.at } : null,
        othersCould: othersCould(it.by),
      })),
    }))
}

/** Each override with the line of its decision; with its own where that line is not there (any more). */
function overridesByLine(file: CaseFile): ReadonlyMap<EntryId, CaseFile['overrides']> {
  const there = new Set(file.timeline.map(({ entryId }) => entryId))
  const by = new Map<EntryId, CaseFile['overrides']>()
  for (const it of file.overrides) {
    const at = there.has(it.decisionEntryId as EntryId) ? (it.decisionEntryId as EntryId) : it.entryId
    by.set(at, [...(by.get(at) ?? []), it])
  }
  return by
}

/** "Weapon access has not been asked (R31)"; without words of its own "means not asked (R31)". */
const missingWords = (missing: readonly { id: string; rule: string }[], words: ReturnType<WordsOf>): string[] =>
  missing.map(({ id, rule }, n) => {
    const kept = words[n]
    const said = kept?.id === id ? kept.words.replace(/\.$/, '') : id.replaceAll('-', ' ')
    return `${said.charAt(0).toUpperCase()}${said.slice(1)} (${rule})`
  })

/** Which entries each decision names as its ground. */
function evidenceOf(file: CaseFile): ReadonlyMap<EntryId, readonly EntryId[]> {
  return new Map<EntryId, readonly EntryId[]>([
    ...file.triage.proposals.map((one) => [one.entryId, one.cites] as const),
    ...file.level.proposals.flatMap((one) => withApproval(one, one.evidence)),
  ])
}

/** What an approved level rests on is what its proposal rests on. */
const withApproval = <T>({ entryId, approval }: CaseFile['level']['proposals'][number], ground: T) =>
  [entryId, ...(approval ? [approval.entryId] : [])].map((id) => [id, ground] as const)
