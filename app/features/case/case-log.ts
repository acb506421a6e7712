import type { ClearOpening, OpeningRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { moreTimes } from '#app/domain/event-words.ts'
import { lookWords } from '#app/domain/look-words.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { Leaf } from '#app/gates/audit/leaf.ts'
import { emergencyReasonWords } from '#app/policy/break-glass-limits.ts'
import { hiddenPerson, saysWhoReported } from '#app/policy/in-sight.ts'
import type { Sight } from '#app/policy/sight.ts'

/** One event of a case in a sentence. */
export interface LogLine {
  seq: number
  at: string
  who: string
  what: string
  refused: boolean
}

export interface LogPage {
  lines: readonly LogLine[]
  /** Sequence number before which the next page begins; null on the last one. */
  older: number | null
}

const pageSize = 100
/** Most events that are gone through for a page of some acts: among them are few of these. */
const goneThrough = 1_000

interface Asked {
  file: CaseFile
  sight: Pick<Sight, 'reporter'>
  records: ReadRecords
  nameOf(userId: string): string
  before?: number
  acts?: readonly string[]
  /** Says why a folder was opened for a short time, as this reader may read it; undefined where they may not. */
  reasonOf?(opening: OpeningRow): Promise<string>
}

/**
 * The newest events of a case in the log, in sentences; only some acts where they are named. Where the reporter may not
 * be known, whatever was recorded with a report is by a staff member, whether or not its line is in sight.
 */
export async function caseLog({ file, sight, records, nameOf, before, acts, reasonOf }: Asked): Promise<LogPage> {
  const most = acts ? goneThrough : pageSize
  const found = await records.audit.search({ objectId: file.id, before, limit: most + 1 })
  const leaves = found.slice(0, most).flatMap(({ body }) => readLeaf(body) ?? [])
  const sentences = new Map(file.timeline.map((line) => [line.entryId, line]))
  const lineOf = (leaf: Leaf) => (leaf.st ?? []).map(({ id }) => sentences.get(id)).find((line) => line !== undefined)
  const reporterInSight = sight.reporter && !file.reports.some((report) => report.confidential)
  const hidden = (leaf: Leaf) => {
    const line = lineOf(leaf)
    return line ? line.recordedBy === hiddenPerson : !reporterInSight && saysWhoReported(leaf)
  }
  const unnamed = new Set(leaves.filter(hidden).map(({ req }) => req))
  const openings = leaves.some(({ obj }) => obj.opn) ? await records.access.openingsOfCase(file.id) : []
  const reasons = new Map<string, string>()
  for (const opening of reasonOf ? openings : []) {
    const asked = leaves.some(({ act, obj }) => obj.opn === opening.id && openingActs.has(act))
    if (reasonOf && asked) reasons.set(opening.id, await reasonOf(opening))
  }
  const lines = leaves
    .filter(({ act }) => !acts || acts.includes(act))
    .map((leaf): LogLine => {
      const line = lineOf(leaf)
      const opening = openings.find(({ id }) => id === leaf.obj.opn)
      const words = line ? `put on record: ${line.sentence}` : `${lookWords(leaf.act, leaf.obj.sec)}${timesWords(leaf)}`
      return {
        seq: leaf.seq,
        at: leaf.ts,
        who: unnamed.has(leaf.req) ? nameOf(hiddenPerson) : actorName(leaf, nameOf),
        what: opening ? `${words}${openedWords(leaf, opening, reasons.get(opening.id))}` : words,
        refused: leaf.out === 'deny' || leaf.out === 'error',
      }
    })
  const page = lines.slice(0, pageSize)
  const last = lines.length > pageSize ? page.at(-1) : found.length > most ? found[most - 1] : undefined
  return { lines: page, older: last?.seq ?? null }
}

/** Of refusals in a row only the first ones stand by themselves. */
const timesWords = ({ out, obj: { n } }: Leaf): string => (out === 'deny' && n !== undefined ? `, ${moreTimes(n)}` : '')

/** "Marcus Bell, in place of Helen Okafor". */
const actorName = ({ actor }: Leaf, nameOf: (userId: string) => string): string =>
  actor.obo ? `${nameOf(actor.id)}, in place of ${nameOf(actor.obo)}` : nameOf(actor.id)

/** By what a folder was open to whoever looked, and why. */
function openedWords({ act }: Leaf, opening: OpeningRow, reason: string | undefined): string {
  const how = act === 'viewed' ? `, ${openedAs[opening.kind]}` : ''
  const why = reason !== undefined && openingActs.has(act) ? `: ${reason}` : ''
  return `${how}${why}`
}
const openedAs = { 'break-glass': 'opened in an emergency', audit: 'opened to audit' } as const
const openingActs: ReadonlySet<string> = new Set(['viewed', 'breakGlass.started', 'audit.opened'])

/** Why a folder was opened, in full; `said` is undefined where what was written can't be read any more. */
export function openingReason({ kind, code }: OpeningRow, said: ClearOpening | undefined): string {
  const words = said ? `“${said.reason}”` : 'What was written can’t be read any more.'
  return kind === 'audit' ? words : `${emergencyReasonWords(code)}. ${words}`
}
