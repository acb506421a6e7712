import type { CaseQueryWork } from '#app/gates/query.ts'
import { localOf } from '#app/domain/time.ts'
import type { WhySeen } from '#app/policy/why-seen.ts'
import { whySeen } from '#app/policy/why-seen.ts'
import { dayIn, dayText, shortDayText } from '#app/ui/when.ts'

interface Around {
  schools: readonly { id: string; name: string }[]
  zone: string
  today: string
}

/** "Team member, Sutter Ridge, since 3 Sep, until Fri 9 Oct." */
export function whyWords(why: WhySeen, { schools, zone, today }: Around): string {
  const school = schools.find(({ id }) => id === why.schoolId)?.name
  return [
    why.words,
    school,
    why.since ? `since ${shortDayText(dayIn(why.since, zone), today)}` : undefined,
    why.until ? `until ${dayText(why.until, today)}` : undefined,
    why.inPlaceOf ? `in the place of ${why.inPlaceOf}` : undefined,
  ]
    .filter(Boolean)
    .join(', ')
}

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
): { why: string; inPlaceOf?: string } {
  const { zone } = calendar
  const why = whySeen(sight, actor, caseFile)
  return { why: whyWords(why, { schools, zone, today: localOf(now, zone).day }), inPlaceOf: why.inPlaceOf ?? undefined }
}
