import type { ProjectionDifference, ReadRecords } from '#db/records/records.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { todayIn } from '../district.server.ts'
import type { District } from '../district.server.ts'
import { loadFolder } from '../folder.server.ts'
import { numbersGiven } from '../numbers.server.ts'
import { projectionsOf, rolesOfTheDay } from '../project.server.ts'
import type { Projecting } from '../project.server.ts'
import { countersFinding } from './verify-house.server.ts'
import type { Finding } from './verify-log.server.ts'

export interface ListsReport {
  folders: number
  /** Folders passed over: a changed role, calendar or clock asks for them to be made again, and that waits its turn. */
  waiting: number
  warnings: string[]
  finding?: Finding
}

const page = 100

const inWords: Readonly<Record<ProjectionDifference['table'], string>> = {
  case_index: 'its row in the lists',
  case_access: 'who may see it',
  work_items: 'its rows in My work',
  case_people: 'which people it concerns',
  search: 'the words by which it is found',
  reports_by: 'whose reports it holds',
}

/**
 * Folds every folder again and compares what lists, My work and search show, and who may see it, with what its entries
 * give. Sight that is there and should not be is a finding. Sight that is missing is one too, but where it waits for a
 * role that began and was not read yet, or another right of the person ran out, it is a warning. Folders that wait for
 * their projections are passed over. Numbers are not given twice: no counter stands below one that a folder holds.
 */
export async function verifyLists(core: Projecting, records: ReadRecords): Promise<ListsReport> {
  const report: ListsReport = { folders: 0, waiting: 0, warnings: [] }
  const waiting = new Set(await records.evidence.waitingForProjection())
  const district = await core.districts.load(records)
  const today = todayIn(district, core.clock.now())
  const users = new Set((await core.districts.everybody(records, district, today)).map(({ id }) => id))
  const beginning = await rolesThatBegin(records, district, today)
  const highest = new Map<string, number>()
  let afterKey = 0
  for (;;) {
    const folders = await records.folders.allIds({ afterKey, limit: page })
    for (const { id, key } of folders) {
      afterKey = key
      const folder = await loadFolder(records, core.registry, id)
      if (!folder && (await records.destruction.isExpunged(id))) {
        if (await records.index.row(id))
          return { ...report, finding: { what: `The folder ${id} was destroyed, and stands in the lists again.` } }
        continue
      }
      if (!folder) return { ...report, finding: { what: `The folder ${id} holds no entry: it was added or renamed.` } }
      for (const { counter, number } of numbersGiven(folder.file))
        highest.set(counter, Math.max(number, highest.get(counter) ?? 0))
      if (waiting.has(id)) {
        report.waiting += 1
        continue
      }
      const wanted = await projectionsOf(core, records, folder, district)
      const number = folder.file.caseNumber ?? folder.file.reportNumber ?? id
      for (const found of await records.evidence.projectionDifferences(wanted, { today, users })) {
        const explained = found.table === 'case_access' && found.extra === 0
        if (!explained || found.unseen?.some((userId) => !beginning.has(userId)))
          return { ...report, finding: changed(number, found) }
        report.warnings.push(
          `${number} is missing from the lists of ${found.missing} who may see it. npm run reindex makes them again.`,
        )
      }
      report.folders += 1
    }
    if (folders.length < page) return { ...report, finding: await countersFinding(records, highest) }
  }
}

/** People with a role that began and that the lists do not know yet: today's, or since they were last looked for. */
async function rolesThatBegin(records: ReadRecords, district: District, today: Day): Promise<ReadonlySet<string>> {
  const readUntil = await records.leases.until(rolesOfTheDay)
  const unread = readUntil ? localOf(readUntil, district.calendar.zone).day : today
  const grants = await records.users.allGrants()
  return new Set(grants.filter(({ from }) => from <= today && from >= unread).map(({ userId }) => userId))
}

const changed = (number: string, { table }: ProjectionDifference): Finding => ({
  what:
    `What the lists say of ${number} (${inWords[table]}, table ${table}) is not what its entries give: it was changed ` +
    "behind the application's back, or Offramp was updated and npm run reindex has not been run since.",
})
