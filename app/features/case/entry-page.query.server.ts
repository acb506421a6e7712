import { z } from 'zod'
import type { EntryRow } from '#db/records/records.ts'
import type { SealedCompartment } from '#app/domain/compartments.ts'
import { visitParts } from '#app/domain/file/inquiry.ts'
import { withdrawnKind } from '#app/domain/fold.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork, SealedPart } from '#app/gates/query.ts'
import { hiddenPerson } from '#app/policy/in-sight.ts'
import { may } from '#app/policy/may.ts'
import { localOf } from '#app/domain/time.ts'
import { aroundPage } from './around-page.ts'
import { namesOf } from './names.ts'
import { thingNames } from './thing-names.ts'

/** One version of an entry as its page shows it. */
export interface VersionShown {
  id: string
  kind: string
  happened: { on: string; at: string | null }
  recordedAt: string
  by: string
  /** Readable parts by compartment; a sealed one in its place. */
  parts: Readonly<Record<string, unknown>>
}

const input = z.object({ caseId: z.string(), entryId: z.string().max(60) })
type Work = CaseQueryWork<z.output<typeof input>>

const sealedKinds = ['health', 'law', 'reporter'] as const satisfies readonly SealedCompartment[]

/** One entry with all that this person may read of it, and its earlier versions. */
export const entryPage = caseQuery({
  name: 'entryPage',
  input,
  permission: 'case.read',
  caseId: (asked) => asked.caseId,
  load: async (work) => {
    const chain = chainOf(await work.records.folders.entries(work.input.caseId), work.input.entryId)
    const newest = chain.at(-1)
    if (!newest || !work.mayRead(newest.id)) throw new NotPermitted('no such entry')
    const { caseFile: file, actor, now, calendar } = work
    const line = file.timeline.find((one) => one.entryId === newest.id)
    const nameOf = await namesOf(file, work.records)
    const by = (row: EntryRow) => nameOf(authorOf(work, row))
    const versions: VersionShown[] = []
    for (const row of chain)
      versions.push({ ...shown(row), by: by(row), parts: await partsOf(work, row, row === newest) })
    const own = newest.recordedBy === actor.id && newest.kind !== withdrawnKind
    return {
      ...(await aroundPage(work, 'Entry')),
      sentence: line?.sentence ?? 'Withdrawn',
      withdrawn: newest.kind === withdrawnKind,
      /** Newest first. */
      versions: versions.reverse(),
      names: await thingNames(work, versions),
      statement: statementToRead(work, newest),
      files: filesOf(work, newest),
      visit: visitToGoOn(work, newest),
      mayCorrect: own && may(actor, 'case.amend', file, localOf(now, calendar.zone).day).allow,
    }
  },
  redact: (view) => view,
  shown: ({ versions }) => ({ sections: ['entry', ...versions.map(({ id }) => id)] }),
})

/** Who recorded a version; whoever may have reported is not named where the reporter may not be known (P18). */
function authorOf({ caseFile, sight }: Work, row: EntryRow): string {
  const line = caseFile.timeline.find((one) => one.entryId === row.id)
  if (line) return line.recordedBy
  const byReporter = row.kind === 'report' || row.kind === 'identified'
  const unnamed = !sight.reporter || caseFile.reports.some((report) => report.confidential)
  return byReporter && unnamed ? hiddenPerson : row.recordedBy
}

/** A statement that this person may say to have read, in the version that stands now (R7). */
function statementToRead({ caseFile: file, actor, now, calendar }: Work, newest: EntryRow) {
  const known = file.inquiry.interviews.find((one) => one.entryId === newest.id)
  if (!known || known.notDone || !may(actor, 'interview.read', file, localOf(now, calendar.zone).day).allow) return null
  return { interviewId: known.root, read: known.readBy.includes(actor.id), token: crypto.randomUUID() }
}

/** The home visit that an entry is a part of, where whoever may write there goes on: at the first part not yet done. */
function visitToGoOn({ caseFile: file, actor, now, calendar }: Work, newest: EntryRow) {
  const visit = file.inquiry.visits.find(({ parts }) => Object.values(parts).includes(newest.id))
  if (!visit || !may(actor, 'homeVisit.record', file, localOf(now, calendar.zone).day).allow) return null
  const open = visitParts.find((part) => !visit.parts[part])
  return { href: `/cases/${file.id}/home-visit/${visit.root}/${open ?? 'now'}`, finished: !open }
}

/** The files that came with an entry; one that is blocked, or not this person’s to take, is named and leads nowhere (P21). */
function filesOf({ caseFile: file, actor, now, calendar, mayRead }: Work, newest: EntryRow) {
  const { day: today } = localOf(now, calendar.zone)
  const mayBlock = may(actor, 'file.block', file, today).allow
  const mayTake = may(actor, 'file.read', file, today).allow
  return file.inquiry.files
    .filter(({ entryId }) => entryId === newest.id && mayRead(entryId))
    .map(({ fileId, name, blocked }) => ({
      id: fileId,
      name,
      blocked: Boolean(blocked),
      mayTake,
      mayBlock: mayBlock && !blocked,
    }))
}

const shown = (row: EntryRow) => ({
  id: row.id,
  kind: row.kind,
  happened: { on: row.happenedOn, at: row.happenedAt },
  recordedAt: row.recordedAt,
})

/** All versions of an entry, oldest first, whichever of them is asked for. */
function chainOf(rows: readonly EntryRow[], id: string): EntryRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const next = new Map(rows.flatMap((row) => (row.supersedes ? [[row.supersedes, row] as const] : [])))
  let first = byId.get(id)
  while (first?.supersedes && byId.has(first.supersedes)) first = byId.get(first.supersedes)
  const chain: EntryRow[] = []
  for (let row = first; row; row = next.get(row.id)) chain.push(row)
  return chain
}

/** The parts of one version that may be read; that a health or law part exists is told, who reported is not. One that does not open is told to whoever may read it. */
async function partsOf(work: Work, row: EntryRow, newest: boolean): Promise<Record<string, unknown>> {
  const parts: Record<string, unknown> = newest ? { ...work.bodies.get(row.id) } : openParts(work, row)
  for (const compartment of sealedKinds) {
    if (!row.parts.some((part) => part.compartment === compartment)) continue
    const read = (await work.sealed(compartment, [row.id])).get(row.id)
    const sealed = { sealed: true, compartment, kind: row.kind, on: row.happenedOn } as const satisfies SealedPart
    if (read !== undefined) parts[compartment] = read
    else if (work.mayRead(row.id, compartment)) parts[compartment] = { ...sealed, broken: true } satisfies SealedPart
    else if (compartment !== 'reporter') parts[compartment] = sealed
  }
  return parts
}

/** An earlier version as it was stored. */
function openParts(work: Work, row: EntryRow): Record<string, unknown> {
  const open = row.parts.filter(({ compartment, body }) => body !== null && work.mayRead(row.id, compartment))
  return Object.fromEntries(open.map(({ compartment, body }) => [compartment, JSON.parse(body ?? 'null') as unknown]))
}
