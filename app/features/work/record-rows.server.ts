import { basisOf, whyNotConfirm } from '#app/domain/destruction.ts'
import type { Day } from '#app/domain/time.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { holds } from '#app/policy/roles.ts'
import { dayIn, dayText } from '#app/ui/when.ts'
import type { HouseRow } from './house-rows.ts'

type Work = Pick<QueryWork<unknown>, 'actor' | 'records' | 'now' | 'calendar'>

/** Cases that somebody else asked to be destroyed, for whoever confirms: from the day on which it may be done. */
export async function recordRows({ actor, records, now, calendar }: Work, today: Day): Promise<HouseRow[]> {
  if (!holds(actor, 'district-lead') && !holds(actor, 'records-officer')) return []
  const waiting = (await records.destruction.requests()).filter(
    (one) => one.outcome === null && whyNotConfirm(one, { userId: actor.id, now }) === undefined,
  )
  const ids = waiting.map(({ caseId }) => caseId)
  const numbers = await records.index.numbersInSight(actor.id, ids, today)
  return waiting.flatMap(({ id, caseId, basis, askedAt }) => {
    const number = numbers.get(caseId)
    if (number === undefined) return []
    return {
      id: `destroy:${id}`,
      what: `Destroy ${number}, or keep it`,
      about: basisOf(basis)?.label ?? basis,
      why: `Asked for on ${dayText(dayIn(askedAt, calendar.zone), today)}. It needs a second person`,
      href: `/cases/${caseId}/record`,
      dueOn: null,
    }
  })
}
