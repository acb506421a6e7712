import type { AuditLeafRow } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { CaseId } from '#app/domain/ids.ts'
import { missingChecks } from '#app/domain/missing-words.ts'
import type { Instant } from '#app/domain/time.ts'
import { weightyActs, weightyKinds, weightyOf } from '#app/domain/weighty.ts'
import type { Weighty, WeightyKind } from '#app/domain/weighty.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { Leaf } from '#app/gates/audit/leaf.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { verdicts } from '#app/policy/break-glass-limits.ts'
import { holds } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'

/** A decision worth a look, as the desk tells it: without a word of what was written about anybody. */
export interface WeightyLine {
  seq: number
  kind: WeightyKind
  what: string
  who: string
  at: Instant
  caseId: CaseId
  number: string
  missing: readonly string[]
  href: string
}

interface Page {
  lines: WeightyLine[]
  /** Place before which older ones are asked for; null where there are none. */
  older: number | null
}

type Work = Pick<QueryWork<unknown>, 'records' | 'actor' | 'profile' | 'fileOf'> & {
  today: Parameters<QueryWork<unknown>['records']['index']['numbersInSight']>[2]
}

/**
 * Decisions worth a look from a place of the log on, the newest first, of cases that the reader sees in lists. Each is
 * judged by its folder as it stands; who, which check, which level: no more of it leaves.
 */
export async function weightyLines(
  work: Work,
  { since, before, limit }: { since: number; before?: number; limit: number },
): Promise<Page> {
  const found = await work.records.audit.ofActs({ acts: weightyActs, since, before, limit: limit + 1 })
  const page = found.slice(0, limit)
  const leaves = page.flatMap(({ body }) => leafOfCase(body))
  const ids = [...new Set(leaves.map(({ obj }) => obj.id))]
  const numbers = await work.records.index.numbersInSight(work.actor.id, ids, work.today)
  const files = new Map<CaseId, CaseFile | undefined>()
  for (const id of numbers.keys()) files.set(id, await work.fileOf(id))
  const names = new Map((await work.records.users.all()).map(({ id, name }) => [id, name]))
  const lines: WeightyLine[] = []
  for (const leaf of leaves) {
    const number = numbers.get(leaf.obj.id)
    const file = files.get(leaf.obj.id)
    if (number === undefined || !file) continue
    const line = leaf.act === 'breakGlass.started' ? await emergencyOf(work, leaf) : decisionOf(work, leaf, file, names)
    if (!line) continue
    const { id } = leaf.actor
    lines.push({
      ...line,
      seq: leaf.seq,
      at: leaf.ts,
      caseId: file.id,
      number,
      who: [names.get(id) ?? 'Somebody who left', ...(line.who ? [line.who] : [])].join(', '),
    })
  }
  return { lines, older: found.length > limit ? seqOf(page.at(-1)) : null }
}

const leafOfCase = (body: string): Leaf[] => {
  const leaf = readLeaf(body)
  return leaf?.obj.t === 'case' && leaf.out !== 'deny' && leaf.out !== 'error' ? [leaf] : []
}
const seqOf = (row: AuditLeafRow | undefined): number | null => row?.seq ?? null

type Told = Pick<WeightyLine, 'kind' | 'what' | 'missing' | 'href' | 'who'>

function decisionOf(work: Work, leaf: Leaf, file: CaseFile, names: ReadonlyMap<string, string>): Told | null {
  const entryId = (leaf.st ?? []).find(({ t }) => t === 'entry')?.id
  const weighty = entryId === undefined ? null : weightyOf(file, entryId)
  if (!weighty) return null
  const { proposedBy, by } = weighty
  const proposer = proposedBy !== null && proposedBy !== by ? names.get(proposedBy) : undefined
  return {
    kind: weighty.kind,
    what: whatWords(weighty, work),
    missing: weighty.missing === null ? ['Not kept then'] : missingChecks(weighty.missing),
    href: `/cases/${file.id}/${placeFor(work.actor)}${holds(work.actor, 'auditor') ? `#${weighty.entryId}` : ''}`,
    who: proposer ? `proposed by ${proposer}` : '',
  }
}

function whatWords({ kind, from, to }: Weighty, { profile }: Work): string {
  const { label } = weightyKinds[kind]
  if (to === null) return label
  const before = from === null ? '' : ` from ${profile.levels[from].label}`
  return `${label}${before} to ${profile.levels[to].label}`
}

async function emergencyOf({ records }: Work, leaf: Leaf): Promise<Told> {
  const opening = leaf.obj.opn === undefined ? undefined : await records.access.opening(leaf.obj.opn)
  return {
    kind: 'emergency',
    what: `${weightyKinds.emergency.label}: ${opening?.verdict ? verdicts[opening.verdict] : 'not reviewed yet'}`,
    missing: [],
    href: `/cases/${leaf.obj.id}/viewers`,
    who: '',
  }
}

/** Where each reader of the log reads on about a case. */
export const placeFor = (actor: Actor): 'decisions' | 'trail' | 'viewers' =>
  holds(actor, 'auditor') ? 'decisions' : holds(actor, 'records-officer') ? 'trail' : 'viewers'
