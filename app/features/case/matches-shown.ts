import type { CaseIndexRow } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { becauseWords } from '#app/domain/possible-matches.ts'
import type { Match } from '#app/domain/possible-matches.ts'
import { moveFrom } from '#app/domain/stages.ts'
import { stageWord } from '#app/ui/stage-words.ts'

/** Most possible matches on the page of a case; the rest is counted, and stands on the page that joins. */
const most = 3

export interface MatchShown {
  /** "R-1050, Leo Marchetti". */
  label: string
  /** "Screening: the same student". */
  why: string
  href: string
  /** Where the two are joined: from the one that is still a report. None where both are cases, or the reader may not. */
  joins?: string
  apart?: string
}

/** The possible matches as the page of a case names them. */
export function matchesShown(
  file: CaseFile,
  matches: readonly Match<CaseIndexRow>[],
  mayJoin: boolean,
): { rows: MatchShown[]; more: number } {
  const rows = matches.slice(0, most).map(({ row, because }) => ({
    label: [row.caseNumber ?? row.reportNumber, row.studentName].filter(Boolean).join(', '),
    why: `${stageWord(row.stage)}: ${becauseWords[because]}`,
    href: `/cases/${row.id}`,
    joins: mayJoin ? joinsFrom(file, row) : undefined,
    apart: mayJoin ? `/cases/${file.id}/not-the-same?other=${row.id}` : undefined,
  }))
  return { rows, more: matches.length - rows.length }
}

/** A report is joined to a case, not a case to a report. */
function joinsFrom(file: CaseFile, row: CaseIndexRow): string | undefined {
  if (moveFrom(file.stage, 'join')) return `/cases/${file.id}/join?other=${row.id}`
  return moveFrom(row.stage, 'join') ? `/cases/${row.id}/join?other=${file.id}` : undefined
}
