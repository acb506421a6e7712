import type { CaseQueryWork } from '#app/gates/query.ts'
import { localOf, plusMinutes } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import type { WhySeen } from '#app/policy/why-seen.ts'
import { whySeen } from '#app/policy/why-seen.ts'
import type { Identity } from '#app/ui/frame/identity-bar.tsx'
import { dayIn, dayText, instantText, shortDayText, timeText } from '#app/ui/when.ts'

interface Around {
  schools: readonly { id: string; name: string }[]
  zone: string
  today: string
}

/** "Team member, Sutter Ridge, since 3 Sep, until Fri 9 Oct"; "opened in an emergency, since 2:10 pm, until 3:10 pm". */
export function whyWords(why: WhySeen, around: Around): string {
  const until = untilWords(why, around)
  return [whyWithoutEnd(why, around), until ? `until ${until}` : undefined].filter(Boolean).join(', ')
}

/** As `whyWords`, where the end stands in a place of its own. */
export function whyWithoutEnd(why: WhySeen, { schools, zone, today }: Around): string {
  const school = schools.find(({ id }) => id === why.schoolId)?.name
  const began = why.sinceDay ?? (why.since && dayIn(why.since, zone))
  const since = why.since && why.untilAt ? hourWords(why.since, { zone, today }) : began && shortDayText(began, today)
  return [
    why.words,
    school,
    since ? `since ${since}` : undefined,
    why.inPlaceOf ? `in the place of ${why.inPlaceOf}` : undefined,
  ]
    .filter(Boolean)
    .join(', ')
}

/** "Fri 9 Oct" or, of what is open for a short time, "3:10 pm"; undefined where it has no end. */
export function untilWords({ until, untilAt }: WhySeen, { zone, today }: Omit<Around, 'schools'>): string | undefined {
  // The last day of a role, which may come before what was opened closes by itself.
  const last = untilAt && dayIn(plusMinutes(untilAt, -1), zone)
  if (until && (!last || until < last)) return dayText(until, today)
  if (!untilAt || !last) return undefined
  return dayIn(untilAt, zone) === last ? hourWords(untilAt, { zone, today }) : `the end of ${dayText(last, today)}`
}

/** The hour, with its day where that is another one. */
const hourWords = (at: Instant, { zone, today }: Omit<Around, 'schools'>): string =>
  dayIn(at, zone) === today ? timeText(at, zone) : instantText(at, zone, today)

/** Why the reader sees this case, for the head of its pages. */
export function seenBy(
  {
    actor,
    caseFile,
    sight,
    calendar,
    now,
  }: Pick<CaseQueryWork<unknown>, 'actor' | 'caseFile' | 'sight' | 'calendar' | 'now'>,
  schools: Around['schools'],
): Pick<Identity, 'why' | 'inPlaceOf' | 'headerOnly'> {
  const { zone } = calendar
  const why = whySeen(sight, actor, caseFile)
  return {
    why: whyWords(why, { schools, zone, today: localOf(now, zone).day }),
    inPlaceOf: why.inPlaceOf ?? undefined,
    // An auditor's way into the case begins at its address.
    headerOnly: why.headerOnly && sight.reason !== 'auditor',
  }
}
