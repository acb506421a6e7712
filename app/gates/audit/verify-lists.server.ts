import type { ProjectionDifference, ReadRecords } from '#db/records/records.ts'
import { todayIn } from '../district.server.ts'
import { loadFolder } from '../folder.server.ts'
import { projectionsOf } from '../project.server.ts'
import type { Projecting } from '../project.server.ts'
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
 * give. Sight that is there and should not be is a finding; sight that is missing may wait for a role that begins today,
 * and is a warning. Folders that wait for their projections are passed over.
 */
export async function verifyLists(core: Projecting, records: ReadRecords): Promise<ListsReport> {
  const report: ListsReport = { folders: 0, waiting: 0, warnings: [] }
  const waiting = new Set(await records.evidence.waitingForProjection())
  const district = await core.districts.load(records)
  const today = todayIn(district, core.clock.now())
  const users = new Set((await core.districts.everybody(records, district, today)).map(({ id }) => id))
  let afterKey = 0
  for (;;) {
    const folders = await records.folders.allIds({ afterKey, limit: page })
    for (const { id, key } of folders) {
      afterKey = key
      if (waiting.has(id)) {
        report.waiting += 1
        continue
      }
      const folder = await loadFolder(records, core.registry, id)
      if (!folder) continue
      const wanted = await projectionsOf(core, records, folder, district)
      const number = folder.file.caseNumber ?? folder.file.reportNumber ?? id
      for (const found of await records.evidence.projectionDifferences(wanted, { today, users })) {
        if (found.table !== 'case_access' || found.extra > 0) return { ...report, finding: changed(number, found) }
        report.warnings.push(
          `${number} is missing from the lists of ${found.missing} who may see it. npm run reindex makes them again.`,
        )
      }
      report.folders += 1
    }
    if (folders.length < page) return report
  }
}

const changed = (number: string, { table }: ProjectionDifference): Finding => ({
  what:
    `What the lists say of ${number} (${inWords[table]}, table ${table}) is not what its entries give: it was changed ` +
    "behind the application's back, or Offramp was updated and npm run reindex has not been run since.",
})
