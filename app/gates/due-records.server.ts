import type { FinishedAt, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { CaseId } from '../domain/ids.ts'
import { keptUntil, soonest } from '../domain/retention.ts'
import type { RetentionClass, Schedule } from '../domain/retention-schedule.ts'
import { instantAt } from '../domain/time.ts'
import type { Day } from '../domain/time.ts'
import { birthDateOf } from './record-keeping.server.ts'

/** A finished folder, and how it stands with its time by the schedule. */
export interface Finished {
  caseId: CaseId
  class: RetentionClass
  /** Null where it can't be known. */
  until: Day | null
  held: boolean
}

export type { FinishedAt }

interface By {
  schedule: Schedule
  zone: string
  today: Day
}

/** Some finished folders, the longest finished first, as far as any line of the schedule may be over for them. */
export async function finishedFolders(
  records: ReadRecords,
  fileOf: (id: CaseId) => Promise<CaseFile | undefined>,
  { schedule, zone, today }: By,
  { limit, after }: { limit: number; after?: FinishedAt },
): Promise<{ folders: Finished[]; last: FinishedAt | undefined }> {
  const before = instantAt(soonest(today, schedule), '00:00', zone)
  const rows = await records.destruction.finishedBefore(before, limit, after)
  const folders: Finished[] = []
  for (const { id } of rows) {
    const file = await fileOf(id)
    if (!file) continue
    const kept = keptUntil(file, { birthDate: await birthDateOf(records, file), zone }, schedule)
    const held = (await records.destruction.holdsOf(id)).some(({ liftedAt }) => liftedAt === null)
    folders.push({ caseId: id, class: kept.class, until: kept.until, held })
  }
  return { folders, last: rows.length < limit ? undefined : rows.at(-1) }
}

/** Whether a folder's time is over on a day. */
export const isOver = ({ until }: Finished, today: Day): boolean => until !== null && until <= today
