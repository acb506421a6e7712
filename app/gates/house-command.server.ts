import type { z } from 'zod'
import type { Records } from '#db/records/records.ts'
import type { AuditEvent } from '../domain/events.ts'
import { newId, newSalt } from '../keys/random.server.ts'
import type { CaseId } from '../domain/ids.ts'
import type { Action } from '../policy/actions.ts'
import type { UserActor } from '../policy/roles.ts'
import { sightLost } from '../policy/sight-lost.ts'
import { append, pending } from './audit/append.server.ts'
import { expungeAct } from './audit/destroyed.ts'
import { recording, sortedToEvents } from './audit/recording.server.ts'
import type { Recording } from './audit/recording.server.ts'
import { authorise } from './authorise.ts'
import type { Command } from './command.ts'
import { enter, sourceOf } from './core.server.ts'
import type { Core, Presence } from './core.server.ts'
import { deleteDraft } from './drafts.server.ts'
import { InputRefused } from './errors.ts'
import { expungingIn } from './expunge.server.ts'
import type { Ending } from './ending.ts'
import { loadFolder } from './folder.server.ts'
import { readInput } from './may-run.server.ts'
import { openingsIn } from './openings.server.ts'
import { projectAgain } from './project.server.ts'
import { refuseChanged } from './opened-row.server.ts'
import { countRefusedForm, recordRefusal } from './refusals.server.ts'
import { anewIn } from './resealing.server.ts'
import type { Doing } from './runtime.ts'
import { tokenOf } from './tokens.server.ts'

/** Runs a command that is no case content: one transaction, its events with the commitments of every row it wrote. */
export async function runHouseCommand<I extends z.ZodType, R>(
  core: Core,
  command: Command<I, Action, R, unknown>,
  raw: unknown,
  doing: Doing,
): Promise<R> {
  const input = await readInput(core, 'command', command, raw, doing)
  const read: Core['store']['read'] = (work) => core.store.read(work)
  const prepared = await command.prepare?.({ input, actor: doing.actor, read, passwords: core.passwords })
  const token = tokenOf(doing.token, command.name, input)
  let allowedBy: string | undefined
  try {
    return await core.store.write(async (records) => {
      await records.lockWriter()
      const presence = await enter(core, records, doing)
      const { actor, now } = presence
      const rule = authorise(command.permission, presence)
      allowedBy = rule
      const earlier = await token.earlier(records, actor)
      if (earlier) return earlier.result as R
      await refuseChanged(core.vault, records, command.edits?.(input), doing.opened)
      const watched = recording(core.vault, records)
      const expunging = expungingIn(core.vault, records)
      const before = await core.districts.everybody(records, presence.district, presence.today)
      const done = await command.handle({
        input,
        actor,
        records: watched.records,
        now,
        newId,
        newSalt,
        calendar: presence.district.calendar,
        profile: presence.district.profile,
        fileOf: async (id) => (await loadFolder(records, core.registry, id))?.file,
        prepared,
        vault: core.vault,
        openings: openingsIn(core.vault, watched.records),
        anew: anewIn(core.vault, watched.records),
        expunging,
      })
      if (await moveRevision(watched)) await takeSightAway(core, records, before, presence)
      const ending = expunging.ending()
      await recordEvents(core, records, { doing, presence, rule, watched, events: done.events, ending })
      await ending?.destroy()
      await deleteDraft(records, doing, actor)
      await token.keep(records, actor, done.result, now)
      return done.result
    })
  } catch (error) {
    if (InputRefused.is(error)) countRefusedForm(core, command.name)
    const asked = {
      operation: command.name,
      object: { t: 'command', id: command.name },
      rule: allowedBy,
      act: command.refusal,
    }
    await recordRefusal(core, doing, asked, error)
    throw error
  }
}

/** Moves the district's revision where people, roles or groups changed: whoever keeps a list of them reads it anew. */
async function moveRevision(watched: Recording): Promise<boolean> {
  if (!watched.wrote('user', 'grant', 'delegation', 'school', 'district')) return false
  const row = await watched.records.district.load()
  if (!row) return false
  await watched.records.write.saveDistrict({ ...row, revision: row.revision + 1, salt: newSalt() })
  return true
}

/** Folders whose readers are found anew within the command that took a right away; the others follow by the queue. */
const mostAtOnce = 25

/**
 * What a person may not see any more leaves their lists in the same transaction; what anybody gains follows by the
 * queue. Gates ask the live grants in any case: this is for lists.
 */
async function takeSightAway(core: Core, records: Records, before: readonly UserActor[], { today }: Presence) {
  const after = await core.districts.everybody(records, await core.districts.load(records), today)
  const lost: CaseId[] = []
  for (const { userId, reasons } of sightLost(before, after)) {
    const left = await records.write.revokeAccess(userId, reasons)
    if (reasons !== 'all') lost.push(...left)
  }
  // Who lost a reason may have a weaker one: it shows at once in as many lists as a command may wait for.
  await projectAgain(core, records, [...new Set(lost)].slice(0, mostAtOnce))
  if (JSON.stringify(before.map(rightsOf)) !== JSON.stringify(after.map(rightsOf))) {
    await records.write.queueReprojection('all')
  }
}

const rightsOf = ({ id, grants, triageSchools, onCall, standsInFor }: UserActor) => ({
  id,
  grants,
  triageSchools,
  onCall,
  standsInFor,
})

/**
 * The first event of a command that ends a folder lists all that is gone, and those that it gives further ones; the folder's
 * keys go before any of them is sealed.
 */
async function takeUp(
  [first]: readonly AuditEvent[],
  changes: ReturnType<typeof sortedToEvents>,
  ending: Ending,
): Promise<AuditEvent[]> {
  if (first?.act !== expungeAct || first.object.id !== ending.caseId)
    throw new Error('Only an expungement ends a folder, and its first event says which')
  changes.set(first, [...(changes.get(first) ?? []), ...ending.changes])
  const further = ending.aside.map(({ object, changes: gone }) => {
    const event: AuditEvent = { act: expungeAct, object, why: first.why }
    changes.set(event, [...gone])
    return event
  })
  await ending.destroyKeys()
  return further
}

interface Done {
  doing: Doing
  presence: Presence
  rule: string
  watched: Recording
  events: readonly AuditEvent[]
  /** A folder that ends with it. */
  ending?: Ending
}

async function recordEvents(core: Core, records: Records, { doing, presence, rule, watched, events, ending }: Done) {
  const changes = sortedToEvents(events, await watched.changes())
  const further = ending ? await takeUp(events, changes, ending) : []
  const district = await core.districts.load(records)
  const source = sourceOf(core, doing, { district, role: rule })
  const leaves = [...events, ...further].flatMap((event) => {
    const sealed = { ...event.sealed, by: presence.actor.name }
    return pending(source, { why: `rule:${rule}`, ...event, sealed }, changes.get(event))
  })
  await append(core.vault, records, presence.now, leaves)
}
