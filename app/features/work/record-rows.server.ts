import { basisOf, whyNotConfirm } from '#app/domain/destruction.ts'
import type { Day } from '#app/domain/time.ts'
import { courtSeals } from '#app/gates/court-seals.server.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { holds } from '#app/policy/roles.ts'
import { dayIn, dayText } from '#app/ui/when.ts'
import type { HouseRow } from './house-rows.ts'

type Work = Pick<QueryWork<unknown>, 'actor' | 'records' | 'now' | 'calendar' | 'fileOf'>

/** Cases that somebody else asked to be destroyed or sealed, for whoever confirms: from the day on which it may be done. */
export async function recordRows(work: Work, today: Day): Promise<HouseRow[]> {
  const { actor, records, now, calendar } = work
  if (!holds(actor, 'district-lead') && !holds(actor, 'records-officer')) return []
  const waiting = (await records.destruction.requests()).filter(
    (one) => one.outcome === null && whyNotConfirm(one, { userId: actor.id, now }) === undefined,
  )
  const ids = waiting.map(({ caseId }) => caseId)
  const numbers = await records.index.numbersInSight(actor.id, ids, today)
  const toDestroy = waiting.flatMap(({ id, caseId, basis, askedAt }) => {
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
  return [...toDestroy, ...(await sealRows(work, today))]
}

/** Records that somebody else asked to be sealed, or opened again. Of a sealed one no more is named than its order. */
async function sealRows(work: Work, today: Day): Promise<HouseRow[]> {
  const { actor, records, calendar } = work
  const { sealed, asked } = await courtSeals(work)
  const numbers = await records.index.numbersInSight(
    actor.id,
    asked.map(({ id }) => id),
    today,
  )
  return [...asked, ...sealed].flatMap(({ id, courtSeal }) => {
    const by = courtSeal.asked
    const number = numbers.get(id)
    if (!by || by.by === actor.id || (by.what === 'seal' && number === undefined)) return []
    const why = `Asked for on ${dayText(dayIn(by.at, calendar.zone), today)}. It needs a second person`
    const about = `${by.court}, order ${by.order}`
    return by.what === 'seal'
      ? { id: `seal:${id}`, what: `Seal ${number}, or leave it`, about, why, href: `/cases/${id}/record`, dueOn: null }
      : {
          id: `unseal:${id}`,
          what: 'Open a sealed record again, or leave it sealed',
          about,
          why,
          href: `/records/sealed/${id}`,
          dueOn: null,
        }
  })
}
