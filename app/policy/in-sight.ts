import type { CaseFile } from '../domain/case-file.ts'
import type { Compartment, KindGroup } from '../domain/compartments.ts'
import type { Registry, StoredEntry } from '../domain/entry.ts'
import type { EntryId, UserId } from '../domain/ids.ts'
import { actions } from './actions.ts'
import { isStaffMatter } from './roles.ts'
import type { Sight } from './sight.ts'

/** Stands where a person's name may not be read (P18): shown as "a staff member". */
export const hiddenPerson = 'usr_hidden'

/** Whether a folder's open parts are read as education or, where a staff member is the concern, as personnel matter. */
export const baseIsReadAs = (file: CaseFile): 'education' | 'personnel' =>
  isStaffMatter(file) ? 'personnel' : 'education'

/** Groups whose open parts are read with oversight alone, by whoever answers for them. */
const overseenGroups: ReadonlySet<KindGroup> = new Set(['override', 'recusal', 'disclosure'])

/** Whether a part may be read: its compartment, and but for headers also the group of its entry's kind. */
export function mayReadPart(sight: Sight, file: CaseFile, group: KindGroup, compartment: Compartment): boolean {
  if (compartment === 'header') return sight.compartments.has('header')
  if (!sight.groups.has(group)) return false
  if (compartment !== 'base') return sight.compartments.has(compartment)
  const overseen = overseenGroups.has(group) && sight.compartments.has('oversight')
  return overseen || sight.compartments.has(baseIsReadAs(file))
}

/** Whether somebody reads all open parts of a folder. Who doesn't is never told that what they can't see is missing. */
export const readsWhole = (sight: Sight, file: CaseFile): boolean =>
  sight.compartments.has(baseIsReadAs(file)) && wholeGroups.every((group) => sight.groups.has(group))
const wholeGroups = ['identity', 'target', 'means', 'case'] as const satisfies readonly KindGroup[]

/**
 * Whoever recorded an entry reads their own words in it, as long as the folder is in sight at all. What the roster says
 * of somebody's family is put on record with their act, and is not their own (access.md 3.6).
 */
export const isOwnEntry = (
  sight: Pick<Sight, 'self'>,
  { recordedBy }: Pick<StoredEntry, 'recordedBy'>,
  group: KindGroup,
): boolean => sight.self !== undefined && recordedBy === sight.self && group !== 'recusal'

/** The group of an entry's kind; what is unknown is treated as case content. */
export const groupOf = (registry: Registry, kind: string): KindGroup => registry.find(kind)?.group ?? 'case'

/**
 * Entries of the plan's actions that a person is asked to do, as owner or backup: they read what it is and whether it
 * was done, also where the rest of the plan is out of their sight. Whom `present` names counts at every earlier moment.
 */
export function askedEntries(present: CaseFile, reader: UserId, file = present): ReadonlySet<EntryId> {
  const asked = present.plan.actions.filter((one) => one.owner === reader || one.backup === reader)
  const roots = new Set(asked.map(({ root }) => root))
  const ids = [...asked, ...file.plan.actions.filter(({ root }) => roots.has(root))].flatMap(
    ({ root, entryId, ended, checkIns }) => [root, entryId, ended?.entryId, ...checkIns.map((one) => one.entryId)],
  )
  return new Set(ids.filter((id) => id !== undefined))
}

/** Slices that belong to the header (number, stage, level, dates, team) and stay with every sight. */
const headerSlices: ReadonlySet<string> = new Set(['stageLog', 'team', 'members', 'timeline', 'counts', 'acknowledged'])
/** Slices keyed by something else than a list: an entry out of sight leaves no key behind. */
const keyedSlices: ReadonlySet<string> = new Set(['history', 'keyAnswers'])

/**
 * A case file as one person may read it: lines and facts of entries out of sight are left out, and where the reporter
 * may not be known, whoever recorded the report is hidden. Stage, level and team are never touched. `present` is the
 * file as it stands now, where `file` is that of an earlier moment: what is a personnel matter now was always one. What
 * the plan asks of the reader stays. Pure.
 */
export function fileInSight(
  file: CaseFile,
  entries: readonly StoredEntry[],
  registry: Registry,
  sight: Sight,
  present = file,
): CaseFile {
  const asked = sight.self ? askedEntries(present, sight.self, file) : new Set<EntryId>()
  const unseen = new Set<string>()
  for (const entry of entries) {
    const { id, kind } = entry
    const group = groupOf(registry, kind)
    const theirs = asked.has(id) || isOwnEntry(sight, entry, group)
    if (!theirs && !mayReadPart(sight, present, group, 'base')) unseen.add(id)
  }
  const hidden = hiddenReporters(entries, registry, sight)
  if (unseen.size === 0 && hidden.size === 0) return file
  const kept = without(file, '', unseen, hidden) as CaseFile
  return { ...kept, timeline: kept.timeline.filter((line) => !unseen.has(line.entryId)) }
}

/**
 * Entries whose author may not be known: reports, and what the same person put on record together with them. With
 * sight of the reporter, only those for which confidentiality was asked (P18).
 */
export function hiddenReporters(
  entries: readonly StoredEntry[],
  registry: Registry,
  sight: Pick<Sight, 'reporter'>,
): ReadonlySet<string> {
  const reports = entries.filter(
    (entry) => namesReporter(registry, entry) && (!sight.reporter || askedToStayUnnamed(entry)),
  )
  const together = (entry: StoredEntry) =>
    reports.some((report) => report.recordedAt === entry.recordedAt && report.recordedBy === entry.recordedBy)
  return new Set(entries.filter(together).map((entry) => entry.id))
}

const namesReporter = (registry: Registry, entry: StoredEntry): boolean =>
  'reporter' in (registry.find(entry.kind)?.parts ?? {})

/** Whether whoever reported asked to stay unnamed: then the reporter's part is read by nobody here. */
export const askedToStayUnnamed = (entry: StoredEntry): boolean => {
  const { base } = entry.open
  return typeof base === 'object' && base !== null && 'confidential' in base && base.confidential === 'yes'
}

const reportingRights: ReadonlySet<string> = new Set([...actions['report.send'].who, ...actions['report.enter'].who])

/**
 * Whether an event of the log says who reported: it was put on record in a case by the right to report, before anybody
 * had a place in the case. Its actor is shown only with sight of the reporter.
 */
export const saysWhoReported = (event: { why: string; obj: { t: string } }): boolean =>
  event.obj.t === 'case' && reportingRights.has(event.why.replace(/^rule:/, ''))

function without(value: unknown, name: string, unseen: ReadonlySet<string>, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const kept = headerSlices.has(name) ? value : value.filter((one) => !(hasEntry(one) && unseen.has(one.entryId)))
    return kept.map((one: unknown) => without(one, '', unseen, hidden))
  }
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  const nameless = hasEntry(value) && hidden.has(value.entryId)
  for (const [key, one] of Object.entries(value)) {
    if (hasEntry(one) && unseen.has(one.entryId) && !headerSlices.has(key)) {
      if (!keyedSlices.has(name)) copy[key] = null
    } else if (nameless && (key === 'by' || key === 'recordedBy')) copy[key] = hiddenPerson
    else copy[key] = without(one, key, unseen, hidden)
  }
  return copy
}

const hasEntry = (value: unknown): value is { entryId: string } =>
  typeof value === 'object' && value !== null && 'entryId' in value && typeof value.entryId === 'string'
