import type { frequencies } from '#app/domain/file/judgement.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { isShown } from '#app/domain/work/work-item.ts'
import type { WorkItem } from '#app/domain/work/work-item.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { holdsAnywhere } from '#app/policy/roles.ts'
import { mayCheckIn } from '#app/policy/may-check-in.ts'
import { timeText } from '#app/ui/when.ts'

/** One check-in or search that a campus monitor is asked for today: whom, where, what, and no more of the case. */
export interface MonitorRow {
  id: string
  name: string
  grade?: string
  /** Another student of the school has a name like it. */
  alike: boolean
  school?: string
  place?: string
  what: string
  /** What is done where it can't be. */
  ifNot?: string
  often: (typeof frequencies)[number]
  time: string | null
  /** Asked because the owner has not recorded it. */
  asBackup: boolean
  dueOn: Day
  overdue: boolean
  checkIn: { caseId: string; actionId: string; token: string }
}

type Work = Pick<QueryWork<unknown>, 'actor' | 'records' | 'now' | 'calendar' | 'fileOf' | 'sightInto'>

/**
 * The actions of plans that name a campus monitor and are due by today, the soonest first. A plan is read by them only
 * here; what they see as one of a team stands among the rest of their work.
 */
export async function monitorRows({ actor, records, now, calendar, fileOf, sightInto }: Work): Promise<MonitorRow[]> {
  if (!holdsAnywhere(actor, 'campus-monitor')) return []
  const today = localOf(now, calendar.zone).day
  const schools = await records.district.schools()
  const rows: MonitorRow[] = []
  for (const item of await records.work.ofOwner(actor.id)) {
    const asked = namedIn(item)
    if (!asked || asked.dueOn > today || !isShown(item, now) || (await sightInto(item.caseId))) continue
    const file = await fileOf(item.caseId)
    const action = file?.plan.actions.find(({ root }) => root === asked.actionId)
    if (!file || !action || !mayCheckIn(actor, file, action, today)) continue
    const { student } = file
    const alike = student?.personId ? await records.people.lookAlikes(student.personId) : []
    rows.push({
      id: item.id,
      name: student?.name ?? 'A student whose name is not known',
      grade: student?.grade,
      alike: alike.some(({ schoolId }) => schoolId === file.schoolId),
      school: schools.find(({ id }) => id === file.schoolId)?.name,
      place: action.place,
      what: action.what,
      ifNot: action.ifNot,
      often: action.frequency,
      time: item.dueAt && !item.dueOn ? timeText(item.dueAt, calendar.zone) : null,
      asBackup: action.owner !== actor.id,
      dueOn: asked.dueOn,
      overdue: isOver(item, now),
      checkIn: { caseId: item.caseId, actionId: asked.actionId, token: crypto.randomUUID() },
    })
  }
  return rows
}

/** Which action and day a row asks for, as its id names them. */
function namedIn({ id, form }: WorkItem): { actionId: string; dueOn: Day } | null {
  if (form !== 'check-in') return null
  const [actionId, dueOn] = id.split(':check-in:')[1]?.split(':') ?? []
  return actionId && dueOn ? { actionId, dueOn: dueOn as Day } : null
}

const isOver = ({ redAt }: WorkItem, now: Instant): boolean => redAt !== null && redAt <= now
