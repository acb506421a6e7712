import type { Records } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import { localOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { CaseCommand } from './command.ts'
import type { District } from './district.server.ts'

/** The first report of a district is R-1001, so that a number never looks like a count. */
const reportsBefore = 1000

/**
 * The folder's numbers. One that it lacks is drawn from its counter, in the same transaction, when the command asks:
 * reports count on for ever, cases anew each year of the district's calendar.
 */
export async function numbersFor(
  records: Records,
  draws: CaseCommand['draws'],
  file: CaseFile,
  { row, calendar }: District,
  now: Instant,
): Promise<{ caseNumber: string; reportNumber: string }> {
  let caseNumber = file.caseNumber ?? ''
  let reportNumber = file.reportNumber ?? ''
  if (draws === 'report number' && reportNumber === '') {
    reportNumber = `R-${reportsBefore + (await records.write.nextNumber('report'))}`
  }
  if (draws === 'case number' && caseNumber === '') {
    const year = localOf(now, calendar.zone).day.slice(2, 4)
    const number = String(await records.write.nextNumber(`case:${year}`)).padStart(4, '0')
    caseNumber = `${row?.numberPrefix ?? 'C'}-${year}-${number}`
  }
  return { caseNumber, reportNumber }
}

/** Which number of which counter a folder holds; the reverse of what `numbersFor` draws. */
export function numbersGiven({ caseNumber, reportNumber }: CaseFile): { counter: string; number: number }[] {
  const report = /^R-(\d+)$/.exec(reportNumber ?? '')?.[1]
  const [, year, number] = /-(\d{2})-(\d+)$/.exec(caseNumber ?? '') ?? []
  return [
    ...(report ? [{ counter: 'report', number: Number(report) - reportsBefore }] : []),
    ...(year && number ? [{ counter: `case:${year}`, number: Number(number) }] : []),
  ]
}
