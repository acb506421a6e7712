import type { ReadRecords, RecordRequestRow } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CaseId } from '../domain/ids.ts'
import { keptUntil } from '../domain/retention.ts'
import type { SchoolCalendar } from '../domain/school-calendar.ts'
import { localOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Action } from '../policy/actions.ts'
import { awaitsReview } from '../policy/break-glass.ts'
import { may } from '../policy/may.ts'
import type { Actor } from '../policy/roles.ts'
import { sightOf } from '../policy/sight.ts'
import { NotPermitted } from './errors.ts'

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
export async function expungeAround(records: ReadRecords, file: CaseFile, now: Instant, zone: string) {
  const personId = file.student?.personId
  const birthDate = personId ? ((await records.people.byId(personId))?.birthDate ?? null) : null
  const holds = await records.destruction.holdsOf(file.id)
  const openings = await records.access.openingsOfCase(file.id)
  return {
    held: holds.some(({ liftedAt }) => liftedAt === null),
    unreviewed: openings.some(awaitsReview),
    keptUntil: keptUntil(file, { birthDate, zone }).until,
    today: localOf(now, zone).day,
  }
}

/** The request that waits for its second person. */
export const waitingRequest = (requests: readonly RecordRequestRow[]): RecordRequestRow | undefined =>
  requests.find(({ outcome }) => outcome === null)
