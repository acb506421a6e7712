import type { RecordRequestRow } from '#db/records/records.ts'
import { basisOf, whyNotConfirm } from '#app/domain/destruction.ts'
import { classLabel, whyNotApprove } from '#app/domain/retention-schedule.ts'
import type { Day } from '#app/domain/time.ts'
import { courtSeals } from '#app/gates/court-seals.server.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { casesBack } from '#app/gates/record-keeping.server.ts'
import { holds } from '#app/policy/roles.ts'
import { dayIn, dayText } from '#app/ui/when.ts'
import type { HouseRow } from './house-rows.ts'

type Work = Pick<QueryWork<unknown>, 'actor' | 'records' | 'now' | 'calendar' | 'fileOf'>

/**
 * What waits for whoever keeps records: destroyed cases that a restored backup brought back, what somebody else asked to be
 * destroyed, sealed or changed, and how many cases' time is over. Nobody is told of a case that they are kept out of.
 */
export async function recordRows(work: Work, today: Day): Promise<HouseRow[]> {
  const { actor, records, now, calendar } = work
  if (!holds(actor, 'district-lead') && !holds(actor, 'records-officer')) return []
  const on = (at: string) => dayText(dayIn(at, calendar.zone), today)
  const requests = await records.destruction.requests()
  const waiting = requests.filter(
    (one) => one.outcome === null && whyNotConfirm(one, { userId: actor.id, now }) === undefined,
  )
  const back = (await casesBack(records)).filter((id) => !waiting.some(({ caseId }) => caseId === id))
  const ids = [...back, ...waiting.map(({ caseId }) => caseId)]
  const numbers = await records.index.numbersInSight(actor.id, [...new Set(ids)], today)
  const named = (caseId: string, row: (number: string) => HouseRow) => {
    const number = numbers.get(caseId)
    return number === undefined ? [] : [row(number)]
  }
  return [
    ...back.flatMap((caseId) => named(caseId, (number) => backRow(caseId, number))),
    ...waiting.flatMap((one) =>
      one.kind === 'redact'
        ? redactRow(one, requests, on(one.askedAt))
        : named(one.caseId, (number) => destroyRow(one, number, on(one.askedAt))),
    ),
    ...(await sealRows(work, today)),
    ...(await changeRows(work, on)),
    ...(holds(actor, 'records-officer') ? await countRow(work, on) : []),
  ]
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

const backRow = (caseId: string, number: string): HouseRow => ({
  id: `back:${caseId}`,
  what: `Destroy ${number} again`,
  about: 'A restored backup brought it back',
  why: 'It was destroyed before. One person asks for it, another confirms it, and no days have to pass',
  href: `/cases/${caseId}/record`,
  dueOn: null,
})

const destroyRow = ({ id, caseId, basis }: RecordRequestRow, number: string, asked: string): HouseRow => ({
  id: `destroy:${id}`,
  what: `Destroy ${number}, or keep it`,
  about: basisOf(basis)?.label ?? basis,
  why: `Asked for on ${asked}. It needs a second person`,
  href: `/cases/${caseId}/record`,
  dueOn: null,
})

function redactRow({ id, caseId }: RecordRequestRow, requests: readonly RecordRequestRow[], asked: string): HouseRow[] {
  const done = requests.find((one) => one.caseId === caseId && one.kind === 'expunge' && one.outcome === 'confirmed')
  if (!done) return []
  return [
    {
      id: `redact:${id}`,
      what: 'Destroy what the log says of a destroyed case, or keep it',
      about: 'A court ordered it',
      why: `Asked for on ${asked}. It needs a second person`,
      href: `/records/${done.id}`,
      dueOn: null,
    },
  ]
}

async function changeRows({ actor, records }: Work, on: (at: string) => string): Promise<HouseRow[]> {
  const changes = await records.destruction.retentionChanges()
  return changes
    .filter((one) => one.outcome === null && whyNotApprove(one, actor.id) === undefined)
    .map((one) => ({
      id: `schedule:${one.id}`,
      what: 'Approve a change of how long records are kept, or decline it',
      about: classLabel(one.class),
      why: `Proposed on ${on(one.proposedAt)}. It needs a second person`,
      href: `/records/schedule/changes/${one.id}`,
      dueOn: null,
    }))
}

/** How many cases' time is over, as they were counted last; no case is named. */
async function countRow({ records }: Work, on: (at: string) => string): Promise<HouseRow[]> {
  const [row] = await records.audit.search({ act: 'governance.retentionRun', limit: 1 })
  const leaf = row && readLeaf(row.body)
  const due = leaf?.obj.n ?? 0
  if (!leaf || due === 0) return []
  return [
    {
      id: 'due',
      what: due === 1 ? 'The time of 1 case is over' : `The time of ${due.toLocaleString('en-US')} cases is over`,
      about: `As counted on ${on(leaf.ts)}, by the retention schedule`,
      why: 'Ask for each to be destroyed, or set a hold. Nothing is destroyed by itself',
      href: '/records#due',
      dueOn: null,
    },
  ]
}
