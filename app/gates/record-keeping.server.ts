import type { ReadRecords, RecordRequestRow } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CaseId } from '../domain/ids.ts'
import { keptUntil } from '../domain/retention.ts'
import type { SchoolCalendar } from '../domain/school-calendar.ts'
import { localOf } from '../domain/time.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Action } from '../policy/actions.ts'
import { awaitsReview } from '../policy/break-glass.ts'
import { may } from '../policy/may.ts'
import type { Actor } from '../policy/roles.ts'
import { sightOf } from '../policy/sight.ts'
import { readLeaf } from './audit/leaf.ts'
import { leavesAbout } from './audit/about.server.ts'
import { NotPermitted } from './errors.ts'
import type { QueryWork } from './query.ts'
import { redactable } from './redaction.server.ts'

interface Work {
  actor: Actor
  now: Instant
  calendar: SchoolCalendar
  fileOf(id: CaseId): Promise<CaseFile | undefined>
}

/**
 * The folder that a command of the house keeps or ends, for whoever may do that there and sees it: nobody who is kept out
 * of it. Throws `NotPermitted`, the same for a folder that is not there.
 */
export async function folderToKeep(
  { actor, now, calendar, fileOf }: Work,
  action: Action,
  id: CaseId,
): Promise<CaseFile> {
  const file = await fileOf(id)
  const today = localOf(now, calendar.zone).day
  if (!file || !sightOf(actor, file, today) || !may(actor, action, file, today).allow)
    throw new NotPermitted('no such folder')
  return file
}

/** What may stand in the way of a folder's destruction, as the store has it now: for `whyNotExpunge`. */
export async function expungeAround(
  { records, now, calendar: { zone }, profile }: Pick<QueryWork<unknown>, 'records' | 'now' | 'calendar' | 'profile'>,
  file: CaseFile,
) {
  const holds = await records.destruction.holdsOf(file.id)
  const openings = await records.access.openingsOfCase(file.id)
  const birthDate = await birthDateOf(records, file)
  return {
    held: holds.some(({ liftedAt }) => liftedAt === null),
    unreviewed: openings.some(awaitsReview),
    keptUntil: keptUntil(file, { birthDate, zone }, profile.retention).until,
    today: localOf(now, zone).day,
    cameBack: await cameBack(records, file.id),
  }
}

/** The birth date of a folder's student, where the roster has it. */
export async function birthDateOf(records: ReadRecords, { student }: Pick<CaseFile, 'student'>): Promise<Day | null> {
  const personId = student?.personId
  return personId ? ((await records.people.byId(personId))?.birthDate ?? null) : null
}

/** Whether a folder that stands was destroyed before, and a restored backup brought it back. */
export const cameBack = async (records: ReadRecords, caseId: CaseId): Promise<boolean> =>
  (await records.audit.search({ act: 'governance.cameBack', objectId: caseId, limit: 1 })).length > 0

/** Every folder that stands although it was destroyed before: a restored backup brought them back. */
export async function casesBack(records: ReadRecords): Promise<CaseId[]> {
  const rows = await records.audit.search({ act: 'governance.cameBack', limit: 5_000 })
  const ids = new Set(rows.flatMap(({ body }) => readLeaf(body)?.obj.id ?? []))
  const back: CaseId[] = []
  for (const id of ids) if (!(await records.destruction.isExpunged(id))) back.push(id)
  return back
}

/** How many texts of what the log says of a destroyed folder may still be destroyed. */
export const textsLeft = async (records: ReadRecords, caseId: CaseId): Promise<number> =>
  redactable(await leavesAbout(records, caseId)).length

/** The request to destroy a case that waits for its second person. */
export const waitingRequest = (requests: readonly RecordRequestRow[]): RecordRequestRow | undefined =>
  requests.find(({ kind, outcome }) => kind === 'expunge' && outcome === null)
