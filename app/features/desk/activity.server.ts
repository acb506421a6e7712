import { activityFamilies, byAct, byFamily, countedActs, decisionActs } from '#app/domain/activity.ts'
import { auditNumbers } from '#app/domain/audit-numbers.ts'
import { instantAt, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { dayText, monthText } from '#app/ui/when.ts'

/** Months that are shown, the present one with them. */
const months = 12

type Work = Pick<QueryWork<unknown>, 'records' | 'calendar'>

/** What happened day by day of the last weeks, and which decisions month by month: numbers over the whole district. */
export async function activityOf({ records, calendar }: Work, today: Day) {
  const placesOf = async (days: readonly Day[]) => {
    const places: number[] = []
    for (const on of days) places.push(await records.audit.placeAt(instantAt(on, '00:00', calendar.zone)))
    return places
  }
  const { days } = auditNumbers.desk
  const dayStarts = Array.from({ length: days + 1 }, (_, n) => plusDays(today, n + 1 - days))
  const dayPlaces = await placesOf(dayStarts)
  const families = byFamily(dayPlaces, await records.audit.countActs(countedActs, dayPlaces))
  const monthStarts = monthsUpTo(today)
  const acts = Object.keys(decisionActs)
  const counted = await records.audit.countActs(acts, await placesOf(monthStarts))
  return {
    days: {
      names: dayStarts.slice(0, -1).map((on) => dayText(on, today)),
      series: activityFamilies.map((label) => ({ label, values: families[label] })),
    },
    months: {
      names: monthStarts.slice(0, -1).map(monthText),
      series: byAct(acts, months, counted).map((values, n) => ({
        label: Object.values(decisionActs)[n] ?? '',
        values,
      })),
    },
  }
}

/** The first days of the last months, the next one's with them. */
function monthsUpTo(today: Day): Day[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: months + 1 }, (_, n) => {
    const at = year * 12 + month - 1 + (n + 1 - months)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01` as Day
  })
}
