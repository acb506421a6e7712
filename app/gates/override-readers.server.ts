import { localOf } from '../domain/time.ts'
import { readEverybody } from './district.server.ts'
import type { CaseQueryWork } from './query.ts'
import { othersMayRead } from '../policy/override-readers.ts'

type Work = Pick<CaseQueryWork<unknown>, 'caseFile' | 'records' | 'now' | 'calendar'>

/** Whether anybody but a person could read why that person went on. The house is read only where something is unread. */
export async function overrideReaders({ caseFile, records, now, calendar }: Work): Promise<(by: string) => boolean> {
  if (caseFile.overrides.every(({ read }) => read)) return () => true
  const today = localOf(now, calendar.zone).day
  const everybody = await readEverybody(records, today)
  return (by) => othersMayRead(by, caseFile, everybody, today)
}
