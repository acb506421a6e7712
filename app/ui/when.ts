/**
 * Days and moments as people read them. Pure: the zone is always given. A day without a known time is shown as a day,
 * never as 00:00. Wording: "Thu 25 Feb, 8:51 pm"; the year is added where it is not the year of `now`.
 */
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Formatters are dear to make and never change: each is made once a zone, and a district has one. */
function eachZone(options: Intl.DateTimeFormatOptions): (zone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (zone) => {
    const known = made.get(zone)
    if (known) return known
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })
    made.set(zone, formatter)
    return formatter
  }
}
const digits = eachZone({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The day (`YYYY-MM-DD`), hour and minute of a UTC moment in a zone. */
function localOf(at: string, zone: string): { day: string; hour: number; minute: string } {
  const [month, day, year, hour, minute] = digits(zone).format(new Date(at)).match(/\d+/g) ?? []
  return { day: `${year ?? ''}-${month ?? ''}-${day ?? ''}`, hour: Number(hour), minute: minute ?? '' }
}

function dayWords(day: string, thisYear: string | undefined, weekday: boolean): string {
  const at = new Date(`${day}T00:00:00Z`)
  const year = day.slice(0, 4)
  const name = weekday ? `${weekdays[at.getUTCDay()] ?? ''} ` : ''
  return `${name}${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''}${thisYear === year ? '' : ` ${year}`}`
}

/** "Thu 25 Feb" for `2027-02-25`; with the year unless `today` (a day of the same zone) is in it. */
export const dayText = (day: string, today?: string): string => dayWords(day, today?.slice(0, 4), true)

/** "26 Feb": for "since 26 Feb", where a weekday would distract. */
export const shortDayText = (day: string, today?: string): string => dayWords(day, today?.slice(0, 4), false)

/** "Mar 2027" for a day of that month. */
export const monthText = (day: string): string => `${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`

const timeWords = ({ hour, minute }: { hour: number; minute: string }): string =>
  `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'am' : 'pm'}`

/** "8:51 pm" of a UTC moment in a zone. */
export const timeText = (at: string, zone: string): string => timeWords(localOf(at, zone))

/** "Thu 25 Feb, 8:51 pm" of a UTC moment in a zone. `today` is the district's day. */
export function instantText(at: string, zone: string, today?: string): string {
  const local = localOf(at, zone)
  return `${dayText(local.day, today)}, ${timeWords(local)}`
}

/** When something happened: with the time where it is known, else the day alone. */
export const momentText = (moment: { on: string; at?: string | null }, zone: string, today?: string): string =>
  moment.at ? instantText(moment.at, zone, today) : dayText(moment.on, today)

/** The day of a moment in a zone, `YYYY-MM-DD`. */
export const dayIn = (at: string, zone: string): string => localOf(at, zone).day
