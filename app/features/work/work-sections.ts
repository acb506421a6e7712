import { asDistrictLead, isShown } from '#app/domain/work/work-item.ts'
import { localOf, plusDays } from '#app/domain/time.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import type { WorkItem } from '#app/domain/work/work-item.ts'

/** The parts of My work, in the order in which they are shown; empty ones are left out. */
export const workSections = ['Now', 'Overdue', 'Today', 'This week', 'Waiting for others'] as const
export type WorkSection = (typeof workSections)[number]

/** How many days ahead "This week" looks, today included. */
const weekDays = 7

export interface Sorted<Row> {
  sections: Readonly<Record<WorkSection, readonly Row[]>>
  /** What falls due after this week, the first of it. */
  next: Row | null
}

/**
 * Puts a person's rows into sections at a moment. What waits for somebody else never counts as theirs; a row is hidden
 * from whoever waits for it, and what several of their groups are asked is shown once.
 */
export function sortWork<Row extends WorkItem>(rows: readonly Row[], now: Instant, zone: string): Sorted<Row> {
  const today = localOf(now, zone).day
  const waited = new Set(rows.filter(({ form }) => form === 'waiting').map(({ id }) => id.replace(':waiting:', ':')))
  const mine = once(rows.filter((row) => isShown(row, now) && !isWaitedFor(row, waited)))
  const sections: Record<WorkSection, Row[]> = {
    Now: [],
    Overdue: [],
    Today: [],
    'This week': [],
    'Waiting for others': [],
  }
  const later: Row[] = []
  for (const row of mine) {
    const section = sectionOf(row, now, today, zone)
    if (section) sections[section].push(row)
    else later.push(row)
  }
  return { sections, next: later[0] ?? null }
}

const isWaitedFor = (row: WorkItem, waited: ReadonlySet<string>): boolean =>
  row.form !== 'waiting' && [...waited].some((id) => row.id === id || row.id.startsWith(`${id}:`))

/** The same thing asked of a person and of their group is one row, and so is a signature that a district lead gives as both. */
function once<Row extends WorkItem>(rows: readonly Row[]): Row[] {
  const seen = new Set<string>()
  const asLead = rows.flatMap(({ id }) => (id.endsWith(asDistrictLead) ? [id.slice(0, -asDistrictLead.length)] : []))
  return rows.filter((row) => {
    if (!row.id.endsWith(asDistrictLead) && asLead.some((id) => row.id.startsWith(`${id}:`))) return false
    const key = [row.caseId, row.form, row.what, row.href, row.dueAt].join(' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function sectionOf(row: WorkItem, now: Instant, today: Day, zone: string): WorkSection | null {
  if (row.form === 'waiting') return 'Waiting for others'
  if (row.danger) return 'Now'
  if (row.redAt !== null && row.redAt <= now) return 'Overdue'
  const due = row.dueOn ?? (row.dueAt ? localOf(row.dueAt, zone).day : null)
  if (due === null || due <= today || isEmergency(row)) return 'Today'
  return due < plusDays(today, weekDays) || isShownEarly(row) ? 'This week' : null
}

/** Somebody opened a case in an emergency: told on the day, whenever its review is due. */
const isEmergency = (row: WorkItem): boolean => row.id.includes(':emergency:')

/** Work already although its end is far: the alarm of an end that has come, and what somebody waits for. */
const isShownEarly = (row: WorkItem): boolean =>
  /:(order-expiry|consent-ending|acknowledge|acknowledge-danger|triage|triage-urgent|confirm|approve|sign|stand-down):/.test(
    row.id,
  )

/** "3 things need you. 1 is overdue." What is to be seen to about people and roles (`house`) counts as any other. */
export function countWords(
  sections: Sorted<WorkItem>['sections'],
  house: readonly { overdue: boolean }[] = [],
): string {
  const needs = ['Now', 'Overdue', 'Today', 'This week'] as const
  const count = needs.reduce((sum, name) => sum + sections[name].length, house.length)
  const late = sections.Overdue.length + house.filter(({ overdue }) => overdue).length
  if (count === 0) return 'Nothing needs you now.'
  const things = count === 1 ? '1 thing needs you.' : `${count} things need you.`
  return late === 0 ? things : `${things} ${late === 1 ? '1 is overdue.' : `${late} are overdue.`}`
}
