import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { actWords } from '#app/domain/event-words.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { Leaf } from '#app/gates/audit/leaf.ts'
import { hiddenPerson } from '#app/policy/in-sight.ts'

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

interface Asked {
  file: CaseFile
  records: ReadRecords
  nameOf(userId: string): string
  before?: number
  acts?: readonly string[]
}

/** The newest events of a case in the log, in sentences; only some acts where they are named. */
export async function caseLog({ file, records, nameOf, before, acts }: Asked): Promise<LogPage> {
  const found = await records.audit.search({ objectId: file.id, before, limit: pageSize + 1 })
  const leaves = found.slice(0, pageSize).flatMap(({ body }) => readLeaf(body) ?? [])
  const sentences = new Map(file.timeline.map((line) => [line.entryId, line]))
  const lineOf = (leaf: Leaf) => (leaf.st ?? []).map(({ id }) => sentences.get(id)).find((line) => line !== undefined)
  const unnamed = new Set(leaves.filter((leaf) => lineOf(leaf)?.recordedBy === hiddenPerson).map(({ req }) => req))
  const lines = leaves
    .filter(({ act }) => !acts || acts.includes(act))
    .map((leaf): LogLine => {
      const line = lineOf(leaf)
      return {
        seq: leaf.seq,
        at: leaf.ts,
        who: unnamed.has(leaf.req) ? nameOf(hiddenPerson) : actorName(leaf, nameOf),
        what: line ? `put on record: ${line.sentence}` : wordsOf(leaf),
        refused: leaf.out !== 'allow',
      }
    })
  return { lines, older: found.length > pageSize ? (found[pageSize - 1]?.seq ?? null) : null }
}

/** "Marcus Bell, in place of Helen Okafor". */
const actorName = ({ actor }: Leaf, nameOf: (userId: string) => string): string =>
  actor.obo ? `${nameOf(actor.id)}, in place of ${nameOf(actor.obo)}` : nameOf(actor.id)

/** What a query or an entry is called in the log, for people. */
const pageWords: Readonly<Record<string, string>> = {
  casePage: 'the case page',
  entryPage: 'an entry',
  caseAsOf: 'the case as of a date',
  caseDecisions: 'the decisions',
  wentOnForm: 'why somebody went on without something',
  caseViewers: 'who viewed this',
  caseAccess: 'who can see this',
  caseTrail: 'the trail',
  casePrint: 'the case file',
  fileDownload: 'a file',
}

function wordsOf({ act, obj }: Leaf): string {
  const [name = ''] = (obj.sec ?? '').split(', ')
  const known = (actWords as Readonly<Record<string, string>>)[act]
  if (act === 'viewed')
    return name.endsWith('Form')
      ? `opened the form to ${spaced(name.slice(0, -4))}`
      : `looked at ${pageWords[name] ?? spaced(name)}`
  if (act === 'printed') return 'printed the case file'
  if (known) return known
  return `put on record: ${spaced(name || act)}`
}

const spaced = (text: string): string =>
  text
    .replace(/([A-Z])/g, ' $1')
    .replaceAll('-', ' ')
    .toLowerCase()
    .trim()
