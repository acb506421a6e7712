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
}

/** Entries by the first key question they answer; what helps stands apart, as wide as concerns. */
export interface EvidenceShown {
  concerns: readonly { heading: string; items: readonly EvidenceItem[] }[]
  helps: readonly EvidenceItem[]
}

interface Asked {
  caseFile: CaseFile
  bodies: ReadonlyMap<string, Record<string, unknown>>
  profile: Pick<Profile, 'keyQuestions'>
  zone: string
  today: string
}

/** What can be ticked as evidence: every readable entry once, newest first within its group. */
export function evidenceOf({ caseFile, bodies, profile, zone, today }: Asked): EvidenceShown {
  const lines = [...caseFile.timeline].reverse().filter((line) => line.readable && !noEvidence.includes(line.kind))
  const item = (line: TimelineLine): EvidenceItem => ({
    root: line.root,
    sentence: line.sentence,
    when: momentText({ on: line.happenedOn, at: line.happenedAt }, zone, today),
    exactWords: exactWordsIn(bodies.get(line.entryId)),
  })
  const named = (ids: readonly EntryId[], line: TimelineLine) => ids.includes(line.entryId) || ids.includes(line.root)
  const helps = lines.filter((line) => named(caseFile.protective, line))
  const others = lines.filter((line) => !helps.includes(line))
  const questionOf = (line: TimelineLine) =>
    profile.keyQuestions.find(({ n }) => named(caseFile.keyAnswers[n]?.evidence ?? [], line))
  const groups = profile.keyQuestions.map((question) => ({
    heading: `${question.n} ${question.theme}`,
    items: others.filter((line) => questionOf(line)?.n === question.n).map(item),
  }))
  const rest = {
    heading: 'Not linked to a key question yet',
    items: others.filter((line) => !questionOf(line)).map(item),
  }
  return {
    concerns: [...groups, rest].filter(({ items }) => items.length > 0),
    helps: helps.map(item),
  }
}

function exactWordsIn(body: Record<string, unknown> | undefined): string | undefined {
  const base = body?.base
  if (typeof base !== 'object' || base === null) return undefined
  const words = 'exactWords' in base ? base.exactWords : 'said' in base ? base.said : undefined
  return typeof words === 'string' ? words : undefined
}
