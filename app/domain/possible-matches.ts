import { nearestFirst } from './near-reports.ts'
import type { CaseId, PersonId } from './ids.ts'
import { nameWords } from './names.ts'
import { isFinished } from './stages.ts'
import type { Stage } from './stages.ts'
import type { Instant } from './time.ts'

/** The stages of a report that came, or became a case, within the last day or so. */
export const youngStages = ['reported', 'triage', 'opened', 'inquiry'] as const satisfies readonly Stage[]

/** A folder that may tell of the same, as a list holds it. */
export interface FolderNear {
  id: CaseId
  stage: Stage
  /** When it came to that stage. */
  stageSince: Instant | null
  studentId: PersonId | null
  studentName: string | null
}

/** The folder that is looked at. */
export interface FolderHere {
  id: CaseId
  receivedAt: Instant | null
  /** Whom it is about; null where nobody is named. */
  concern: { personId: PersonId | null; name: string; confirmed: boolean } | null
  /** Folders of which somebody said that they are not the same. */
  toldApart: readonly CaseId[]
}

/** Other folders, by how they were found. */
export interface FoundNear<Row extends FolderNear> {
  /** The same student of concern. */
  ofStudent: readonly Row[]
  /** Students whose name could be taken for this one's. */
  ofLookAlikes: readonly Row[]
  /** Found by the name as it is written. */
  byName: readonly Row[]
  /** Reports of the same school that are still young. */
  atSchool: readonly Row[]
}

export type MatchBecause = 'same person' | 'same name' | 'similar name' | 'same time'
export interface Match<Row> {
  row: Row
  because: MatchBecause
}

/** Most folders that are named at once. Ours. */
export const mostMatches = 12

/**
 * Folders that may tell of the same event or student (practice.md: the second report meets the first), the likeliest
 * first: the same student, the same name, a similar name, the same school within a day. A look-alike of a student who
 * is confirmed was rejected and is none (P10). Neither is a finished folder, one joined already, or one told apart.
 */
export function possibleMatches<Row extends FolderNear>(here: FolderHere, found: FoundNear<Row>): Match<Row>[] {
  const { concern } = here
  const words = nameWords(concern?.name ?? '').join(' ')
  const named = [...found.byName, ...found.ofLookAlikes].filter(
    (row) =>
      words !== '' &&
      nameWords(row.studentName ?? '').join(' ') === words &&
      (row.studentId === null || concern?.personId === null || !concern?.confirmed),
  )
  const near = here.receivedAt
    ? nearestFirst(
        found.atSchool.map((row) => ({ row, since: row.stageSince })),
        here.receivedAt,
      ).map(({ row }) => row)
    : []
  const because = (rows: readonly Row[], why: MatchBecause): Match<Row>[] => rows.map((row) => ({ row, because: why }))
  const all = [
    ...because(found.ofStudent, 'same person'),
    ...because(named, 'same name'),
    ...because(concern?.confirmed ? [] : found.ofLookAlikes, 'similar name'),
    ...because(near, 'same time'),
  ]
  const known = new Set<CaseId>([here.id, ...here.toldApart])
  return all
    .filter(({ row }) => row.stage !== 'merged' && !isFinished(row.stage))
    .filter(({ row }) => !known.has(row.id) && known.add(row.id))
    .slice(0, mostMatches)
}

/** Why, in words that follow the number. */
export const becauseWords: Readonly<Record<MatchBecause, string>> = {
  'same person': 'the same student',
  'same name': 'the same name',
  'similar name': 'a student with a similar name',
  'same time': 'the same school, about the same time',
}
