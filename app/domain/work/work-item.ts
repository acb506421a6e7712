import type { CaseFile } from '../case-file.ts'
import type { ClockContext, Owner } from '../clocks/deadline.ts'
import { endOfDay } from '../school-calendar.ts'
import { namesInWords, timeOfDay, weekdayAndDay } from '../dates-in-words.ts'
import { leadOf } from '../file/people.ts'
import type { CaseId, SchoolId, UserId } from '../ids.ts'
import { isScreening } from '../stages.ts'
import { instantAt, localOf } from '../time.ts'
import type { Day, Instant } from '../time.ts'

/**
 * One row of somebody's work list. A function of entries, profile and calendar, never of now. It says what to do and by
 * when, and never a level, what was said, health, a weapon's detail, or who reported.
 */
export interface WorkItem {
  /** Stable: the folder, the clock or task, and what it is about. */
  id: string
  caseId: CaseId
  owner: string
  what: string
  why: string
  href: string
  dueAt: Instant | null
  /** Set where only the day counts. */
  dueOn: Day | null
  amberAt: Instant | null
  redAt: Instant | null
  nextWakeAt: Instant | null
  danger: boolean
  form: 'link' | 'check-in' | 'waiting' | 'weapon'
}

/** Makes the rows that people of a folder have to do. */
export type Worklist = (file: CaseFile, context: ClockContext) => WorkItem[]

type Given = Pick<WorkItem, 'what' | 'why' | 'href'> & Partial<WorkItem> & { about: string; owner: Owner }

/** A row with its defaults; what has only a day is due by the end of it. */
export function workItem(file: CaseFile, { about, owner, ...given }: Given, { calendar }: ClockContext): WorkItem {
  const dueAt = given.dueAt ?? (given.dueOn ? endOfDay(calendar, given.dueOn) : null)
  const amberAt = given.amberAt ?? null
  return {
    caseId: file.id,
    dueOn: null,
    danger: false,
    form: 'link',
    ...given,
    id: `${file.id}:${about}`,
    owner: personOr(file, owner),
    dueAt,
    amberAt,
    redAt: given.redAt ?? dueAt,
    nextWakeAt: amberAt ?? dueAt,
  }
}

/** How the id of a signature's row ends that only a district lead can give: it stands for a second person's too. */
export const asDistrictLead = ':district-lead'

/** How the id of the row ends that takes the place of an order's alarms once it has ended. */
export const orderEnded = ':ended'

/** Rows of what ends on a day that is seen coming: shown from an alarm's day until the end. */
export const announcesEnd = (item: Pick<WorkItem, 'id'>): boolean => /:(order-expiry|consent-ending):/.test(item.id)

/**
 * Whether a row is shown at a moment. Rows of the people on call, of missed actions and alarms of what ends are shown
 * from their `amberAt` on, alarms until it has ended; all others always.
 */
export function isShown(item: Pick<WorkItem, 'id' | 'amberAt' | 'dueAt'>, now: Instant): boolean {
  const ofEnd = announcesEnd(item)
  if (!ofEnd && !/:on-call$|:missed-action-/.test(item.id)) return true
  const over = ofEnd && !item.id.endsWith(orderEnded) && item.dueAt !== null && item.dueAt <= now
  return !over && (item.amberAt === null || item.amberAt <= now)
}

/** A local hour of a day, or null for the whole day. */
export const hourOf = (on: Day, time: string | undefined, { calendar }: ClockContext): Instant | null =>
  time ? instantAt(on, time, calendar.zone) : null

/** In whose name rows are asked of the chairs of a school. */
export const chairsOf = (schoolId: SchoolId) => `chairs:${schoolId}` as const

/** The lead's group is the lead; before there is one, the triage group, and then the district's leads. */
function personOr(file: CaseFile, owner: Owner): string {
  if (!owner.startsWith('lead:')) return owner
  const lead = leadOf(file.team)
  if (lead) return lead.userId
  return isScreening(file.stage) && file.schoolId ? `triage:${file.schoolId}` : 'district-leads'
}

const groupWords = (owner: string): string =>
  owner === 'on-call' ? 'the people on call' : owner === 'district-leads' ? 'a district lead' : 'the triage group'

/** The row of whoever waits for somebody else: who is asked, and since when. */
export function waitingRow(
  file: CaseFile,
  asked: readonly WorkItem[],
  { about, by, since }: { about: string; by: UserId; since: Instant },
  { calendar }: ClockContext,
): WorkItem[] {
  const [first] = asked
  if (!first) return []
  const named = new Map<string, string>(file.team.members.map(({ userId, name }) => [userId, name]))
  const who = [...new Set(asked.map(({ owner }) => named.get(owner) ?? groupWords(owner)))]
  const when = `${weekdayAndDay(localOf(since, calendar.zone).day)}, ${timeOfDay(since, calendar.zone)}`
  const why = `Waits for ${namesInWords(who)} since ${when}`
  return [{ ...first, id: `${file.id}:waiting:${about}`, owner: by, form: 'waiting', why }]
}

/** Members who may stand in as the second person: everybody working on the case but one. */
export const othersThan = (file: CaseFile, userId: UserId): UserId[] => [
  ...new Set(
    file.team.members
      .filter((one) => !one.ended && (one.role === 'lead' || one.role === 'member') && one.userId !== userId)
      .map((one) => one.userId),
  ),
]

/** The lead, unless that is the person themselves: then everybody else who works on the case. */
export function secondPersonFor(file: CaseFile, userId: UserId): UserId[] {
  const lead = leadOf(file.team)
  return lead && lead.userId !== userId ? [lead.userId] : othersThan(file, userId)
}
