import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Opening, UserActor } from '../policy/roles.ts'
import { sightOf } from '../policy/sight.ts'
import { whySeen } from '../policy/why-seen.ts'
import type { Seeing } from './query.ts'

/** Everybody who sees a folder at a moment, what they opened for a short time included; kept-out people are not among them. */
export async function whoSees(
  records: ReadRecords,
  file: CaseFile,
  everybody: () => Promise<readonly UserActor[]>,
  { now, today }: { now: Instant; today: Day },
): Promise<Seeing[]> {
  const running = (await records.access.openingsOfCase(file.id)).filter(({ until }) => until > now)
  return (await everybody()).flatMap((one) => {
    const openings = running
      .filter(({ userId }) => userId === one.id)
      .map(({ id, caseId, kind, startedAt, until }): Opening => ({ id, caseId, kind, startedAt, until }))
    const actor = { ...one, openings }
    const sight = sightOf(actor, file, today)
    return sight ? [{ actor, sight, why: whySeen(sight, actor, file) }] : []
  })
}
