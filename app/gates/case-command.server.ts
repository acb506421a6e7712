import type { z } from 'zod'
import type { Records } from '#db/records/records.ts'
import type { NewEntry, StoredEntry } from '../domain/entry.ts'
import type { AuditEvent } from '../domain/events.ts'
import { foldCase } from '../domain/fold.ts'
import { notHappened } from '../domain/happened.ts'
import type { CaseId } from '../domain/ids.ts'
import { stageAfter } from '../domain/stages.ts'
import { newId, newSalt } from '../keys/random.server.ts'
import type { Action } from '../policy/actions.ts'
import { overrideRolesOf } from '../policy/override.ts'
import { checkAmendment, checkLaterMoves } from './amendments.ts'
import { append, pending } from './audit/append.server.ts'
import type { PendingEvent } from './audit/append.server.ts'
import { authoriseIn, authoriseNew } from './authorise.ts'
import type { Permission } from './authorise.ts'
import type { CaseCommand } from './command.ts'
import { enter, sourceOf } from './core.server.ts'
import type { Core, Presence } from './core.server.ts'
import { deleteDraft } from './drafts.server.ts'
import { InputRefused, NotPermitted } from './errors.ts'
import { emptyFolder, loadFolder } from './folder.server.ts'
import type { Folder } from './folder.server.ts'
import { readInput } from './may-run.server.ts'
import { madeFile, stageMade } from './made-files.server.ts'
import { numbersFor } from './numbers.server.ts'
import { placeEntry } from './place-entry.ts'
import { keepPace } from './pace.server.ts'
import { project } from './project.server.ts'
import { bindFiles, createRows, destroyPart, entryEvent } from './put-on-record.server.ts'
import type { RecordingWork } from './put-on-record.server.ts'
import { countRefusedForm, recordRefusal } from './refusals.server.ts'
import type { Doing } from './runtime.ts'
import { sealEntry } from './sealing.server.ts'
import { refuseStale } from './stale.server.ts'
import { tokenOf } from './tokens.server.ts'
import { viewFolder } from './view-folder.server.ts'

type AnyCaseCommand<I extends z.ZodType, R> = CaseCommand<I, Action, R, unknown, unknown>
type Decision<R> = ReturnType<AnyCaseCommand<z.ZodType, R>['decide']>

/** Runs a command on one folder: one transaction from the token to the commit (architecture.md, The two doors). */
export async function runCaseCommand<I extends z.ZodType, R>(
  core: Core,
  command: AnyCaseCommand<I, R>,
  raw: unknown,
  doing: Doing,
): Promise<R> {
  const input = await readInput(core, 'command', command, raw, doing)
  const asked = command.caseId(input)
  const prepared = await command.prepare?.({ input, actor: doing.actor })
  const token = tokenOf(doing.token, command.name, input)
  let allowedBy: string | undefined
  try {
    const paced = command.paced?.(input)
    if (paced) await keepPace(core, doing, paced)
    return await core.store.write(async (records) => {
      await records.lockWriter()
      const presence = await enter(core, records, doing)
      const { actor, now, today, district } = presence
      const folder = await folderOf(core, records, asked)
      const permission = permit(command.permission, asked, folder, presence)
      allowedBy = permission.rule
      const earlier = await token.earlier(records, actor)
      if (earlier) return earlier.result as R
      refuseToCome(input, presence)
      await refuseStale(records, core, { command, input, raw, folder, permission, actor, today })
      const inSight = () =>
        permission.sight && viewFolder(core, records, folder, permission.sight, () => Promise.resolve()).work
      const loaded = await command.load?.({ input, records, actor, caseFile: folder.file, now, today, inSight })
      const decided = command.decide({
        input,
        caseFile: permission.file,
        actor,
        now,
        newId,
        calendar: district.calendar,
        profile: district.profile,
        overrideRoles: overrideRolesOf(actor, folder.file),
        loaded,
        prepared,
        makeFile: (name, mediaType, text) => madeFile(newId('file'), name, mediaType, text),
        ...(await numbersFor(records, command.draws, folder.file, district, now)),
      })
      await putOnRecord(core, records, {
        command,
        doing,
        presence,
        folder,
        permission,
        decided,
        isNew: asked === 'new',
      })
      await deleteDraft(records, doing, actor)
      await token.keep(records, actor, decided.result, now)
      return decided.result
    })
  } catch (error) {
    if (InputRefused.is(error)) countRefusedForm(core, command.name)
    const object = asked === 'new' ? { t: 'command', id: command.name } : { t: 'case', id: asked }
    await recordRefusal(core, doing, { operation: command.name, object, rule: allowedBy }, error)
    throw error
  }
}

/** What is put on record has happened: the same rule for every kind, since only the gate knows the time. */
function refuseToCome(input: unknown, { now, district }: Presence): void {
  const errors = notHappened(input, { now, zone: district.calendar.zone })
  if (Object.keys(errors).length > 0) throw new InputRefused(errors, input)
}

async function folderOf(core: Core, records: Records, asked: CaseId | 'new'): Promise<Folder> {
  if (asked === 'new') return emptyFolder(newId('case'))
  const folder = await loadFolder(records, core.registry, asked)
  if (!folder) throw new NotPermitted('no such folder')
  return folder
}

const permit = (action: Action, asked: string, { file }: Folder, presence: Presence): Permission<Action> =>
  asked === 'new' ? authoriseNew(action, file, presence) : authoriseIn(action, file, presence)

interface Recorded<R> {
  command: Pick<AnyCaseCommand<z.ZodType, R>, 'permission'>
  doing: Doing
  presence: Presence
  folder: Folder
  permission: Permission<Action>
  decided: Decision<R>
  isNew: boolean
}

/** Writes what was decided: rows created, entries in this folder and others, their events, destroyed parts, projections. */
async function putOnRecord<R>(core: Core, records: Records, work: Recorded<R>): Promise<void> {
  const { decided, folder, presence, permission, doing } = work
  if (work.isNew) await records.write.newFolder(folder.file.id, presence.now)
  const base = {
    district: presence.district,
    role: permission.sight?.reason ?? permission.rule,
    inPlaceOf: permission.inPlaceOf,
  }
  const why = `rule:${permission.rule}`
  const events: PendingEvent[] = []
  const note = (scope: string | null, event: AuditEvent, changes: Parameters<typeof pending>[2]) =>
    events.push(...pending(sourceOf(core, doing, { ...base, scope }), { why, ...event }, changes))

  for (const created of await createRows(core.vault, records, decided.creates, presence.now)) {
    note(folder.file.schoolId, created.event, created.changes)
  }
  const recording = { core, records, presence, auditOnly: decided.auditOnly ?? {}, note }
  const destroyed = new Set((decided.destroys ?? []).map((one) => one.entryId))
  let after = await record(recording, folder, decided.entries, destroyed)
  for (const one of decided.destroys ?? []) after = await destroyPart(recording, after, one)
  if (destroyed.size > 0) after = { ...after, file: foldCase(after.file.id, after.entries, core.registry) }
  await project(core, records, after, presence.district)

  for (const other of decided.elsewhere ?? []) {
    const there = await folderOf(core, records, other.caseId)
    authoriseIn(work.command.permission, there.file, presence)
    await project(core, records, await record(recording, there, other.entries, new Set()), presence.district)
  }
  for (const { id, topic } of decided.queues ?? []) {
    await records.write.queueOutbox({ id, topic, caseId: folder.file.id, at: presence.now })
  }
  await append(core.vault, records, presence.now, events)
}

/** Puts entries on record in one folder, each checked against the stage as the ones before it left it. */
async function record(
  work: RecordingWork,
  folder: Folder,
  entries: readonly NewEntry[],
  destroyed: ReadonlySet<string>,
): Promise<Folder> {
  const { core, records, presence } = work
  const at = { caseId: folder.file.id, recordedAt: presence.now, recordedBy: presence.actor.id }
  let now = folder
  for (const entry of entries) {
    const placed = placeEntry(core.registry, entry, { ...at, seq: now.file.lastSeq + 1 }, newSalt)
    const { stored, kind, row } = placed
    if (stored.supersedes) checkAmendment(now.entries, stored, core.registry, destroyed)
    else refuseWrongStage(now, kind, stored)
    const grown = [...now.entries, stored]
    // A new entry is folded on top; an amended one takes its root's place, so that everything is folded again.
    const file = stored.supersedes
      ? foldCase(now.file.id, grown, core.registry)
      : foldCase(now.file.id, [stored], core.registry, now.file)
    if (stored.supersedes) checkLaterMoves(now.file, file)
    now = { entries: grown, file }
    await records.write.appendEntry(await sealEntry(core.vault, records, row))
    await stageMade(core.vault, records, presence, entry.makes ?? [])
    const fileChanges = await bindFiles(core.vault, records, presence.actor, placed)
    const { event, changes } = entryEvent(placed, presence.actor, work.auditOnly[entry.id])
    work.note(now.file.schoolId, event, [...changes, ...fileChanges])
  }
  return now
}

function refuseWrongStage({ file }: Folder, kind: { act?(parts: never): unknown }, stored: StoredEntry): void {
  const act = kind.act?.(stored.open as never) as Parameters<typeof stageAfter>[1] | null | undefined
  if (act) stageAfter(file.stage, act)
}
