import type { CaseListRow, WorkItemRow } from '#db/records/records.ts'
import type { EmergencyRow } from '#db/records/access-reads.ts'
import { whenInWords } from '#app/domain/dates-in-words.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { isToldOf, reviewLapsed, reviewsOpening } from '#app/policy/break-glass.ts'
import type { Actor } from '#app/policy/roles.ts'

type Work = Pick<QueryWork<unknown>, 'actor' | 'records' | 'now' | 'calendar'>
type Told = WorkItemRow & {
  case: Pick<
    CaseListRow,
    'reason' | 'caseNumber' | 'reportNumber' | 'studentName' | 'schoolId' | 'stage' | 'stageSince'
  >
}

/**
 * What a person is told of cases that were opened in an emergency, from the openings themselves: it needs no mail and
 * nobody who sends it. Whoever reviews is led to the review, the case’s lead to who viewed it.
 */
export async function emergencyRows({ actor, records, now, calendar }: Work, today: Day): Promise<Told[]> {
  const waiting = await records.access.emergencies(actor.id, today, 'waiting')
  const told = waiting.filter((one) => isToldOf(actor, one, one.reason))
  if (told.length === 0) return []
  const users = await records.users.byIds([...new Set(told.map(({ userId }) => userId))])
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return told.map((one) => rowOf(one, names.get(one.userId) ?? 'Somebody', { actor, now, zone: calendar.zone }))
}

interface Around {
  actor: Actor
  now: Instant
  zone: string
}

function rowOf(opening: EmergencyRow, who: string, { actor, now, zone }: Around): Told {
  const { id, caseId, number, startedAt, until, reviewDueAt, reason, schoolId } = opening
  const reviews = reviewsOpening(actor, opening)
  return {
    id: `${caseId}:emergency:${id}`,
    caseId,
    owner: actor.id,
    what: `${who} opened ${number ?? 'a case'} in an emergency ${sinceWords(startedAt, now, zone)}`,
    why: whyOf(opening, { reviews, now }),
    href: reviews ? `/emergencies/${id}` : `/cases/${caseId}/viewers`,
    dueAt: reviews ? reviewDueAt : null,
    dueOn: null,
    amberAt: null,
    redAt: reviews ? reviewDueAt : null,
    nextWakeAt: null,
    danger: until > now,
    form: 'link',
    case: {
      reason,
      caseNumber: number,
      reportNumber: null,
      studentName: null,
      schoolId,
      stage: 'inquiry',
      stageSince: null,
    },
  }
}

/** "at 2:10 pm" of today, else "on Fri 5 Mar, 2:10 pm". */
function sinceWords(at: Instant, now: Instant, zone: string): string {
  const words = whenInWords(at, now, zone)
  return words.includes(',') ? `on ${words}` : `at ${words}`
}

function whyOf(opening: EmergencyRow, { reviews, now }: { reviews: boolean; now: Instant }): string {
  if (!reviews) return 'You lead the case. A chair or district lead reviews it'
  return reviewLapsed(opening, now)
    ? 'Until it is reviewed, they can’t open another case in an emergency'
    : 'Somebody else than they reviews it: it can be you'
}
