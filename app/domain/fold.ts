import { emptyCaseFile } from './case-file.ts'
import type { CaseFile, TimelineLine } from './case-file.ts'
import { openCompartments } from './compartments.ts'
import type { Compartment } from './compartments.ts'
import type { EntryKind, EntryOf, PartSchemas, Registry, StoredEntry } from './entry.ts'
import type { CaseId, EntryId } from './ids.ts'
import { moveFrom } from './stages.ts'
import type { Instant } from './time.ts'

/** The kind that withdraws an entry: its root leaves the fold, both stay on record. */
export const withdrawnKind = 'withdrawn'

/** A root's newest version at the root's place. */
export interface EffectiveEntry {
  root: EntryId
  rootSeq: number
  versions: number
  entry: StoredEntry
}

/** Each root entry replaced by its newest version at the root's place, in root order; withdrawn ones left out. */
export function effective(entries: readonly StoredEntry[]): EffectiveEntry[] {
  const rootOf = new Map<EntryId, EntryId>()
  const byRoot = new Map<EntryId, EffectiveEntry>()
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    const root = entry.supersedes ? (rootOf.get(entry.supersedes) ?? entry.id) : entry.id
    rootOf.set(entry.id, root)
    const known = byRoot.get(root)
    byRoot.set(
      root,
      known ? { ...known, versions: known.versions + 1, entry } : { root, rootSeq: entry.seq, versions: 1, entry },
    )
  }
  return [...byRoot.values()].filter((one) => one.entry.kind !== withdrawnKind).sort((a, b) => a.rootSeq - b.rootSeq)
}

/** What stood on record at a moment: entries recorded no later than it. */
export const asOf = (entries: readonly StoredEntry[], moment: Instant): StoredEntry[] =>
  entries.filter((entry) => entry.recordedAt <= moment)

/** A kind's open parts, lifted to its present version and checked; undefined where they can't be read. */
export function readOpen(kind: EntryKind, entry: StoredEntry): Record<string, unknown> | undefined {
  let open: Record<string, unknown> = { ...entry.open }
  for (let version = entry.kindVersion; version < kind.version; version++) {
    const lift = kind.lifts?.[version]
    if (!lift) return undefined
    open = lift(open)
  }
  const parts: Record<string, unknown> = {}
  for (const name of ['header', 'base'] as const satisfies readonly Compartment[]) {
    const schema = (kind.parts as PartSchemas)[name]
    if (!schema || open[name] === undefined) continue
    const parsed = schema.safeParse(open[name])
    if (!parsed.success) return undefined
    parts[name] = parsed.data
  }
  return parts
}

/**
 * Computes the case file from a folder's entries. The same input gives the same file, whoever asks. An entry of an
 * unknown kind, or one that can't be read, is listed in `unreadable` and changes nothing else.
 */
export function foldCase(
  id: CaseId,
  entries: readonly StoredEntry[],
  registry: Registry,
  /** Where the fold begins; a folder begins empty. */
  start: CaseFile = emptyCaseFile(id),
): CaseFile {
  let file = start
  for (const one of effective(entries)) file = foldOne(file, one, registry)
  const lastSeq = entries.reduce((most, entry) => Math.max(most, entry.seq), start.lastSeq)
  return { ...file, lastSeq }
}

function foldOne(file: CaseFile, { root, rootSeq, versions, entry }: EffectiveEntry, registry: Registry): CaseFile {
  const kind = registry.find(entry.kind)
  const parts = kind && readOpen(kind, entry)
  const line = (sentence: string, readable: boolean): TimelineLine => ({
    entryId: entry.id,
    root,
    seq: rootSeq,
    kind: entry.kind,
    happenedOn: entry.happenedOn,
    happenedAt: entry.happenedAt,
    recordedAt: entry.recordedAt,
    recordedBy: entry.recordedBy,
    sentence,
    versions,
    readable,
  })
  if (!kind || !parts) {
    return {
      ...file,
      unreadable: [...file.unreadable, entry.id],
      timeline: [...file.timeline, line('An entry that cannot be read.', false)],
    }
  }
  if (isDestroyed(kind, parts)) {
    return { ...file, timeline: [...file.timeline, line('Removed: it was about somebody else.', true)] }
  }
  const { open: _open, ...envelope } = entry
  const typed = { ...envelope, parts, root } as unknown as EntryOf<PartSchemas>
  const moved = moveStage(file, kind, typed)
  const said = line(kind.sentence(typed.parts, moved), true)
  const shown: TimelineLine = kind.forNobody?.(typed.parts, moved) ? { ...said, forNobody: true } : said
  return { ...kind.apply(moved, typed), timeline: [...moved.timeline, shown] }
}

/** An entry always has every open part its kind declares; one that is gone was destroyed by correcting a wrong student. */
export const isDestroyed = (kind: EntryKind, parts: Record<string, unknown>): boolean =>
  openCompartments.some((name) => (kind.parts as PartSchemas)[name] !== undefined && parts[name] === undefined)

/** Moves the stage by the entry's act. An act that the table refuses moves nothing here: commands refuse it before. */
function moveStage(file: CaseFile, kind: EntryKind, entry: EntryOf<PartSchemas>): CaseFile {
  const act = kind.act?.(entry.parts)
  const move = act ? moveFrom(file.stage, act) : undefined
  if (!act || !move) return file
  const came = move.back && file.stageLog.findLast(({ to }) => to === file.stage)
  const to = came ? came.from : move.to
  const moved: CaseFile = {
    ...file,
    stage: to,
    stageSince: entry.recordedAt,
    stageLog: [
      ...file.stageLog,
      { act, from: file.stage, to, at: entry.recordedAt, by: entry.recordedBy, entryId: entry.id },
    ],
    openedAt: act === 'open' && !file.openedAt ? entry.recordedAt : file.openedAt,
  }
  // P2: an inquiry entry recorded before the opening counts the moment the case opens.
  const inquiredBefore =
    act === 'open' &&
    (moved.inquiry.interviews.length > 0 ||
      Object.keys(moved.inquiry.history).length > 0 ||
      moved.means.addresses.length > 0)
  return inquiredBefore ? { ...moved, stage: 'inquiry' } : moved
}
