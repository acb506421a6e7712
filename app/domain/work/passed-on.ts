import type { CaseFile } from '../case-file.ts'
import { isRecused, leadOf, schoolIsOut } from '../file/people.ts'
import { concernsStaff } from '../identity.ts'
import type { WorkItem } from './work-item.ts'

/** Who is asked where a member of staff is the concern: human resources and the district leads. */
export const staffMatters = 'staff-matters'

/**
 * A row as it is asked in this folder. What is about a member of staff is asked of no school and nobody on call (R28);
 * where everybody of the school is kept out, of the district leads. Nobody who is kept out owns a row: what they had to
 * do goes to the lead, else to the district leads, and they wait for nothing.
 */
export function passedOn(file: CaseFile, item: WorkItem): WorkItem[] {
  if (isRecused(file, item.owner)) return item.form === 'waiting' ? [] : [{ ...item, owner: successorOf(file) }]
  const group = item.owner.startsWith('triage:')
  if (concernsStaff(file) && (group || item.owner === 'on-call')) return [{ ...item, owner: staffMatters }]
  return [group && schoolIsOut(file) ? { ...item, owner: 'district-leads' } : item]
}

function successorOf(file: CaseFile): string {
  const lead = leadOf(file.team)?.userId
  return lead && !isRecused(file, lead) ? lead : 'district-leads'
}
