import type { ProjectionRows, ReadRecords, Records } from '#db/records/records.ts'
import { projectFolder } from '../domain/projection.ts'
import type { CaseId } from '../domain/ids.ts'
import { instantAt, localOf, plusDays } from '../domain/time.ts'
import type { Day } from '../domain/time.ts'
import { sightOf } from '../policy/sight.ts'
import type { Core } from './core.server.ts'
import { todayIn } from './district.server.ts'
import type { District } from './district.server.ts'
import { loadFolder } from './folder.server.ts'
import type { Folder } from './folder.server.ts'

/** What projecting needs of the core: the verifier brings its own. */
export type Projecting = Pick<Core, 'clock' | 'registry' | 'districts'>

/** A folder's projections: its list row, work, search words, and who may see it by the grants that count now. */
export async function projectionsOf(
  core: Projecting,
  records: ReadRecords,
  { file, entries }: Folder,
  district: District,
): Promise<ProjectionRows> {
  const today = todayIn(district, core.clock.now())
  const { profile, calendar } = district
  const rows = projectFolder(file, entries, { registry: core.registry, profile, calendar })
  const access: { userId: string; reason: string; until: Day | null }[] = []
  for (const actor of await core.districts.everybody(records, district, today)) {
    const sight = sightOf(actor, file, today)
    if (sight) access.push({ userId: actor.id, reason: sight.reason, until: sight.until })
  }
  return { ...rows, access }
}

/** Writes a folder's projections. */
export async function project(core: Core, records: Records, folder: Folder, district: District): Promise<void> {
  await records.write.project(await projectionsOf(core, records, folder, district))
}

/** Rebuilds the projections of some folders from their entries, in the transaction given. Unknown ids are passed over. */
export async function projectAgain(core: Core, records: Records, ids: readonly CaseId[]): Promise<number> {
  const district = await core.districts.load(records)
  let made = 0
  for (const id of ids) {
    const folder = await loadFolder(records, core.registry, id)
    if (!folder) continue
    await project(core, records, folder, district)
    made += 1
  }
  return made
}

/** The lease under which roles that began are looked for, once a day. */
export const rolesOfTheDay = 'roles of the day'

/**
 * Works off some of the folders that wait for their projections. The first time on a day, on one server, it also looks
 * for roles that began since it last looked, however long ago: every folder is queued. A right that ended carried its last
 * day; its folder is queued all the same, since who held it may still see it for a weaker reason.
 */
export async function projectQueued(core: Core, records: Records, limit: number): Promise<number> {
  const district = await core.districts.load(records)
  const now = core.clock.now()
  const today = todayIn(district, now)
  if (core.rolesRead.day !== today) {
    core.rolesRead.day = today
    const { zone } = district.calendar
    const readUntil = await records.leases.until(rolesOfTheDay)
    const firstUnread = readUntil ? localOf(readUntil, zone).day : null
    const tomorrow = instantAt(plusDays(today, 1), '00:00', zone)
    const begins = (from: Day) => from <= today && (firstUnread === null || from >= firstUnread)
    const mine = await records.write.takeLease(rolesOfTheDay, `${core.boot} ${today}`, now, tomorrow)
    if (mine && (await records.users.allGrants()).some((grant) => begins(grant.from))) {
      await records.write.queueReprojection('all')
    } else if (mine) {
      await records.write.queueReprojection(await records.index.rightsRanOut(today))
    }
  }
  return projectAgain(core, records, await records.write.takeReprojections(limit))
}

const foldersAtOnce = 100

/** Rebuilds the projections of every folder, some at a time, each time in a transaction of its own; how many it made. */
export async function reindex(core: Core): Promise<number> {
  // The nodes of the log's tree are of the same kind: computed, and grown again by whoever asks for the next head.
  await core.store.write(async (records) => {
    await records.lockWriter()
    await records.write.removeNodes()
  })
  let made = 0
  let afterKey = 0
  for (;;) {
    const from = afterKey
    const batch = await core.store.read((records) => records.folders.allIds({ afterKey: from, limit: foldersAtOnce }))
    made += await core.store.write(async (records) => {
      await records.lockWriter()
      return projectAgain(
        core,
        records,
        batch.map((one) => one.id),
      )
    })
    if (batch.length < foldersAtOnce) return made
    afterKey = batch.at(-1)?.key ?? afterKey
  }
}
