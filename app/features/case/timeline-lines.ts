import type { CaseFile, TimelineLine } from '#app/domain/case-file.ts'
import { localOf, minutesBetween } from '#app/domain/time.ts'
import type { TimelineItem } from '#app/ui/timeline.tsx'
import { timelineFilters } from './timeline-filters.ts'
import type { TimelineFilter } from './timeline-filters.ts'

/** A line of the timeline as a view hands it out. */
export type TimelineShown = Omit<TimelineItem, 'children'>

/** Recorded so many minutes later than it happened that a reader should know. */
const lateMinutes = 120

/** `2026-09-15T17:22`: forms give minutes, and what the server records in between has seconds. */
const minuteLength = 16

/** Newest first by when it happened; of the same minute, the later recorded one first. */
const byHappened = (a: TimelineLine, b: TimelineLine): number => {
  const minute = ({ happenedAt, happenedOn }: TimelineLine) => (happenedAt ?? `${happenedOn}T`).slice(0, minuteLength)
  const key = (one: TimelineLine) => `${minute(one)} ${String(one.seq).padStart(6, '0')}`
  return key(a) < key(b) ? 1 : -1
}

interface Around {
  zone: string
  nameOf(userId: string): string
}

/** The timeline's lines, newest first, narrowed by a filter. */
export function timelineItems(
  file: CaseFile,
  filter: TimelineFilter | undefined,
  { zone, nameOf }: Around,
): TimelineShown[] {
  const kinds: readonly string[] | undefined = filter && timelineFilters[filter].kinds
  const lines = [...file.timeline].filter((line) => !kinds || kinds.includes(line.kind)).sort(byHappened)
  return folded(lines, file.id, (line) => ({
    id: line.entryId,
    sentence: line.sentence,
    happened: { on: line.happenedOn, at: line.happenedAt },
    recordedAt: line.recordedAt,
    by: nameOf(line.recordedBy),
    to: `/cases/${file.id}/entries/${line.entryId}`,
    mark:
      line.versions > 1 ? (line.versions === 2 ? 'Corrected once' : `Corrected ${line.versions - 1} times`) : undefined,
    late: isLate(line, zone),
  }))
}

/**
 * Answers to key questions that one person recorded one after the other on a day stand as one line, with each of them
 * under it; all other lines stand alone. Pure.
 */
export function folded(
  lines: readonly TimelineLine[],
  caseId: string,
  shown: (line: TimelineLine) => TimelineShown,
): TimelineShown[] {
  const runs: TimelineLine[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run?.[0] && together(run[0], line)) run.push(line)
    else runs.push([line])
  }
  return runs.flatMap((run) => {
    const [first] = run
    if (!first || run.length === 1) return run.map(shown)
    return [
      {
        ...shown(first),
        sentence: `${run.length} key questions answered`,
        happened: { on: first.happenedOn, at: null },
        mark: undefined,
        late: false,
        to: `/cases/${caseId}/key-questions`,
        entries: run.map(shown).map(({ id, sentence, to, mark }) => ({ id, sentence, to, mark })),
      },
    ]
  })
}

const together = (one: TimelineLine, other: TimelineLine): boolean =>
  one.kind === 'key-answer' &&
  other.kind === 'key-answer' &&
  one.recordedBy === other.recordedBy &&
  one.happenedOn === other.happenedOn

const isLate = (line: TimelineLine, zone: string): boolean =>
  line.happenedAt
    ? minutesBetween(line.happenedAt, line.recordedAt) > lateMinutes
    : line.happenedOn < localOf(line.recordedAt, zone).day
