import type { InspectionFact } from '#app/domain/file/disclosures.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { dayText } from '#app/ui/when.ts'
import { packageOf } from './package.ts'
import type { Packing } from './package.ts'

interface Asked {
  request: Pick<InspectionFact, 'name' | 'relation'>
  alsoHide?: string
  files?: readonly string[]
  now: Instant
  calendar: SchoolCalendar
}

/** The record as a parent may see it: every entry that is about their child, the same in the preview and in the file. */
export const inspectionPackage = (packing: Packing, { request, alsoHide, files, now, calendar }: Asked) =>
  packageOf(packing, {
    alsoHide,
    files,
    to: `${request.name}, ${request.relation.toLowerCase()}`,
    basis: 'parent',
    madeOn: dayText(localOf(now, calendar.zone).day),
    number: packing.caseFile.caseNumber ?? packing.caseFile.reportNumber ?? '',
  })
