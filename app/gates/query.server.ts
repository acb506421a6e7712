import type { z } from 'zod'
import type { OpeningRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { inWordsOf, whomOf } from '../domain/concern-words.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { CaseId } from '../domain/ids.ts'
import { actions } from '../policy/actions.ts'
import type { Action } from '../policy/actions.ts'
import { openingOf } from '../policy/break-glass.ts'
import { lookCounts } from '../policy/pace.ts'
import type { Paced } from '../policy/pace.ts'
import { sightOf } from '../policy/sight.ts'
import { stepUpOf } from '../policy/step-up-table.ts'
import type { Sight } from '../policy/sight.ts'
import { pending } from './audit/append.server.ts'
import { authorise, authoriseIn } from './authorise.ts'
import { enter, orNotRecorded, sourceOf } from './core.server.ts'
import type { Core, Presence } from './core.server.ts'
import { ownDraft } from './drafts.server.ts'
import { NotPermitted } from './errors.ts'
import { loadFolder } from './folder.server.ts'
import { readInput } from './may-run.server.ts'
import type { CaseQuery, Query } from './query.ts'
import { openingSays } from './openings.server.ts'
import { keepPace } from './pace.server.ts'
import { recordRefusal } from './refusals.server.ts'
import type { Asked } from './refusals.server.ts'
import type { Asking } from './runtime.ts'
import { sealedEvents } from './sealed-events.server.ts'
import { viewFolder } from './view-folder.server.ts'
import type { Broken } from './view-folder.server.ts'
import { whoSees } from './who-sees.server.ts'
import { sha256 } from '../keys/digest.server.ts'
import { newSheetMark } from '../keys/random.server.ts'

/** The query gate: every sensitive read goes through here, and is recorded before it is shown. */
export function ask<I extends z.ZodType, V>(
  core: Core,
  query: CaseQuery<I, Action, unknown, V> | Query<I, Action, unknown, V>,
  input: unknown,
  asking: Asking,
): Promise<V> {
  return query.door === 'case query' ? askCase(core, query, input, asking) : askHouse(core, query, input, asking)
}

/** What a read brought, with what is recorded of it. `event` is null for what shows nothing about anybody else. */
interface Read<Rows> extends Seen {
  rows: Rows
  event: AuditEvent | null
}
/** By whom a folder was read, and as what. */
interface Seen {
  presence: Presence
  scope: string | null
  role: string
  inPlaceOf?: string
}
interface Unreadable {
  act: 'integrity.unreadable' | 'integrity.undecipherable'
  object: AuditEvent['object']
}

async function askHouse<I extends z.ZodType, V>(
  core: Core,
  query: Query<I, Action, unknown, V>,
  raw: unknown,
  asking: Asking,
): Promise<V> {
  const input = await readInput(core, 'query', query, raw, asking)
  const object = { t: 'query', id: query.name }
  const unreadable: Unreadable[] = []
  let at: Seen | undefined
  const load = async (records: ReadRecords, presence: Presence): Promise<Read<unknown>> => {
    const { actor } = presence
    const role = authorise(query.permission, presence)
    at = { presence, scope: null, role }
    const rows = await query.load({ input, ...workOf(core, records, presence, noteIn(unreadable)) })
    const { sections = [], count, ids, terms } = query.shown?.(rows) ?? {}
    const event: AuditEvent = {
      act: query.act ?? 'viewed',
      object: { ...object, ...(sections.length > 0 ? { section: sections.join(', ') } : {}), count },
      why: `rule:${role}`,
      sealed: { by: actor.name, ids, terms },
    }
    return { rows, event: query.quiet ? null : event, ...at }
  }
  const read = await reading(core, asking, { operation: query.name, object, paced: () => query.paced }, load).finally(
    () => reportUnreadable(core, asking, at, unreadable),
  )
  return show(core, asking, { ...read, readsOn: query.readsOn }, query.redact(read.rows, read.presence.actor))
}

async function askCase<I extends z.ZodType, V>(
  core: Core,
  query: CaseQuery<I, Action, unknown, V>,
  raw: unknown,
  asking: Asking,
): Promise<V> {
  const input = await readInput(core, 'query', query, raw, asking)
  const id = query.caseId(input)
  let sight: Sight | undefined
  let paced: Paced | undefined = 'looks'
  const unreadable: Unreadable[] = []
  let at: Seen | undefined
  const object = { t: 'case', id }
  // Told at once where a download is under way already; else when the read has ended.
  let ended = false
  const broke = async (broken: Broken) => {
    unreadable.push({ act: 'integrity.undecipherable', object: broken })
    if (ended) await reportUnreadable(core, asking, at, unreadable.splice(0))
  }
  const load = async (records: ReadRecords, presence: Presence) => {
    const { actor, now, today } = presence
    const folder = await loadFolder(records, core.registry, id)
    if (!folder) throw new NotPermitted('no such folder')
    const permission = authoriseIn(query.permission, folder.file, presence)
    if (!permission.sight) throw new NotPermitted('only a person reads a folder')
    sight = permission.sight
    if (!lookCounts(sight.reason, folder.file)) paced = undefined
    at = { presence, scope: folder.file.schoolId, role: sight.reason, inPlaceOf: permission.inPlaceOf }
    unreadable.push(
      ...folder.file.unreadable.map(
        (one) => ({ act: 'integrity.unreadable', object: { t: 'entry', id: one } }) as const,
      ),
    )
    const view = viewFolder(core, records, folder, sight, broke)
    const opening = openingOf(actor, id, sight)
    const work = workOf(core, records, presence, broke)
    const seeing = () => whoSees(records, folder.file, work.everybody, { now, today })
    const profile = inWordsOf(whomOf(folder.file), work.profile)
    const otherInSight = (other: CaseId) => inSightOf(core, records, presence, other, broke)
    const more = { profile, sight, opening, whoSees: seeing, otherInSight }
    const rows = await query.load({ input, ...work, ...more, ...view.work })
    const { sections = [], count } = query.shown?.(rows, sight) ?? {}
    const event: AuditEvent = {
      act: query.act ?? (query.permission === 'case.print' ? 'printed' : 'viewed'),
      object: {
        ...object,
        section: [query.name, ...sections, ...view.opened()].join(', '),
        count,
        ...(opening ? { opening: opening.id } : {}),
      },
      ...(opening?.kind === 'break-glass' ? { outcome: 'break_glass' as const } : {}),
      why: `rule:${permission.rule}`,
      sealed: { by: actor.name },
    }
    return { rows, event, ...at }
  }
  const read = await reading(core, asking, { operation: query.name, object, paced: () => paced }, load).finally(() => {
    ended = true
    return reportUnreadable(core, asking, at, unreadable.splice(0))
  })
  if (!sight) throw new NotPermitted('only a person reads a folder')
  // What leaves the house, as paper or as a file, stops where the log does.
  const readsOn = query.act === undefined && !stepUpOf(query.permission) && !personal(query.permission)
  return show(core, asking, { ...read, readsOn }, query.redact(read.rows, sight))
}

/** A folder beside the one that is read, as whoever asks reads it. */
async function inSightOf(
  core: Core,
  records: ReadRecords,
  { actor, today }: Presence,
  id: CaseId,
  broke: (broken: Broken) => Promise<void>,
): Promise<CaseFile | null> {
  const folder = await loadFolder(records, core.registry, id)
  const sight = folder && sightOf(actor, folder.file, today)
  return folder && sight ? viewFolder(core, records, folder, sight, broke).work.caseFile : null
}

const noteIn = (unreadable: Unreadable[]) => (object: Broken) => {
  unreadable.push({ act: 'integrity.undecipherable', object })
  return Promise.resolve()
}

/** What every query is given besides its input. `broke` hears of what does not open. */
const workOf = (
  core: Core,
  records: ReadRecords,
  { district, actor, now, today }: Presence,
  broke: (broken: Broken) => Promise<void>,
) => ({
  actor,
  now,
  records,
  calendar: district.calendar,
  profile: district.profile,
  policy: core.policy,
  behind: core.log.behind(),
  everybody: () => core.districts.everybody(records, district, today),
  fileOf: async (id: CaseId) => (await loadFolder(records, core.registry, id))?.file,
  vault: core.vault,
  sealedEvents: (seqs: readonly number[]) => sealedEvents(core.vault, records, seqs),
  openingSays: async (row: OpeningRow) => {
    const said = await openingSays(core.vault, records, row)
    if (!said) await broke({ t: 'opening', id: row.id })
    return said
  },
  sheetMark: newSheetMark,
  hashOf: sha256,
  draft: (form: string, caseId: CaseId | null) => ownDraft(core, records, { userId: actor.id, form, caseId }, broke),
  sightInto: async (id: CaseId) => {
    const folder = await loadFolder(records, core.registry, id)
    return folder ? sightOf(actor, folder.file, today) : null
  },
})

/**
 * One read snapshot, ended before anything is recorded. What is counted is counted then, also where it was refused: ids
 * that are guessed are looks too. A refused right is recorded, then thrown on.
 */
async function reading<Rows>(
  core: Core,
  asking: Asking,
  { paced, ...asked }: Asked & { paced(): Paced | undefined },
  work: (records: ReadRecords, presence: Presence) => Promise<Read<Rows>>,
): Promise<Read<Rows>> {
  const count = async () => {
    const what = paced()
    if (what) await keepPace(core, asking, what)
  }
  try {
    try {
      return await core.store.read(async (records) => work(records, await enter(core, records, asking)))
    } finally {
      await count()
    }
  } catch (error) {
    await recordRefusal(core, asking, asked, error)
    throw error
  }
}

/**
 * Hands the view out once it is on record that it was shown, or kept aside for it; if neither works, nothing is shown.
 * Throws `NotRecorded`.
 */
async function show<V>(
  core: Core,
  asking: Asking,
  { event, presence, scope, role, inPlaceOf, readsOn }: Read<unknown> & { readsOn?: boolean },
  view: V,
): Promise<V> {
  if (!event) return view
  const source = sourceOf(core, asking, { district: presence.district, scope, role, inPlaceOf })
  const events = pending(source, event)
  await orNotRecorded(core, () => (readsOn ? core.log.recordOrKeep(events) : core.log.record(events)))
  return view
}

const personal = (action: Action): boolean => actions[action].personal ?? false

/** What can't be read, or does not open, is reported once per start. The page is shown without it. */
async function reportUnreadable(core: Core, asking: Asking, at: Seen | undefined, found: readonly Unreadable[]) {
  const keyOf = ({ act, object: { id, section = '' } }: Unreadable) => `${act} ${id} ${section}`
  const fresh = new Map(found.map((one) => [keyOf(one), one]))
  for (const key of core.reportedUnreadable) fresh.delete(key)
  if (!at || fresh.size === 0) return
  const source = sourceOf(core, asking, { district: at.presence.district, scope: at.scope, role: at.role })
  const events = [...fresh.values()].flatMap((one) => pending(source, { ...one, outcome: 'error' }))
  await orNotRecorded(core, () => core.log.recordOrKeep(events))
  for (const key of fresh.keys()) core.reportedUnreadable.add(key)
}
