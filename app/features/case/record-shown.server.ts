import type { HoldRow, RecordRequestRow } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { whyNotConfirmSeal } from '#app/domain/court-seal.ts'
import { basisOf, holdReasons, whyNotConfirm } from '#app/domain/destruction.ts'
import { orderWords } from '#app/domain/file/court-seal.ts'
import { keptUntil, keptWords } from '#app/domain/retention.ts'
import { localOf } from '#app/domain/time.ts'
import { birthDateOf, cameBack, waitingRequest } from '#app/gates/record-keeping.server.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { dayIn, instantText, shortDayText } from '#app/ui/when.ts'

type Work = CaseQueryWork<unknown>
type Named = (id: string) => string

/** Until when a case is kept, what holds it, whether somebody asked to destroy it, and where else it is named. */
export async function recordShown(work: Work) {
  const { caseFile, records, actor, now, calendar, profile } = work
  const whole = (await work.fileOf(caseFile.id)) ?? caseFile
  const holds = await records.destruction.holdsOf(whole.id)
  const waiting = waitingRequest(await records.destruction.requestsOf(whole.id))
  const nameOf = await namesOf(work, whole, holds, waiting)
  const { day: today } = localOf(now, calendar.zone)
  const can = (action: Parameters<typeof may>[1]) => may(actor, action, whole, today).allow
  const on = (at: string) => shortDayText(dayIn(at, calendar.zone), today)
  const birthDate = await birthDateOf(records, whole)
  const kept = keptUntil(whole, { birthDate, zone: calendar.zone }, profile.retention)
  const rule = profile.retention[kept.class]
  return {
    kept: {
      what: rule.label,
      until: keptWords(kept),
      basis: rule.basis.text,
    },
    cameBack: await cameBack(records, whole.id),
    holds: holds.map((hold) => holdShown(hold, on, nameOf)),
    waiting: waiting ? requestShown(waiting, work, nameOf) : null,
    seal: sealAskShown(whole, work, nameOf),
    mentions: await mentionsOf(work, whole),
    may: {
      seal: !whole.courtSeal.asked && can('seal.ask'),
      confirmSeal: whyNotConfirmSeal(whole, 'seal', { userId: actor.id }) === undefined && can('seal.confirm'),
      leave: whole.courtSeal.asked !== null && can('seal.withdraw'),
      hold: can('hold.set'),
      lift: can('hold.lift'),
      ask: !waiting && can('expunge.ask'),
      keep: waiting !== undefined && can('expunge.withdraw'),
      destroy:
        waiting !== undefined &&
        can('expunge.confirm') &&
        whyNotConfirm(waiting, { userId: actor.id, now }) === undefined,
    },
  }
}
export type RecordShown = Awaited<ReturnType<typeof recordShown>>

async function namesOf(
  { records }: Work,
  { courtSeal }: CaseFile,
  holds: readonly HoldRow[],
  waiting?: RecordRequestRow,
): Promise<Named> {
  const askers = [waiting?.askedBy ?? '', courtSeal.asked?.by ?? '']
  const ids = [...holds.flatMap(({ setBy, liftedBy }) => [setBy, liftedBy ?? '']), ...askers]
  const users = new Map(
    (await records.users.byIds([...new Set(ids.filter(Boolean))])).map(({ id, name }) => [id, name]),
  )
  return (id) => users.get(id) ?? 'Somebody who left'
}

const holdShown = (hold: HoldRow, on: (at: string) => string, nameOf: Named) => ({
  id: hold.id,
  why: (holdReasons as Readonly<Record<string, string>>)[hold.code] ?? hold.code,
  since: `Since ${on(hold.setAt)}, set by ${nameOf(hold.setBy)}`,
  lifted: hold.liftedAt && hold.liftedBy ? `Lifted ${on(hold.liftedAt)} by ${nameOf(hold.liftedBy)}` : null,
})

function requestShown(request: RecordRequestRow, { actor, now, calendar }: Work, nameOf: Named) {
  const { zone } = calendar
  const { day: today } = localOf(now, zone)
  return {
    basis: basisOf(request.basis)?.label ?? request.basis,
    reference: request.reference,
    withPerson: request.withPerson === true,
    asked: `${nameOf(request.askedBy)}, ${instantText(request.askedAt, zone, today)}`,
    from: instantText(request.notBefore, zone, today),
    notYet: whyNotConfirm(request, { userId: actor.id, now }) ?? null,
  }
}

/** That somebody asked for the record to be sealed, and on which order. */
function sealAskShown({ courtSeal: { asked } }: CaseFile, { actor, now, calendar }: Work, nameOf: Named) {
  if (asked?.what !== 'seal') return null
  const { zone } = calendar
  return {
    order: orderWords(asked),
    asked: `${nameOf(asked.by)}, ${instantText(asked.at, zone, localOf(now, zone).day)}`,
    own: asked.by === actor.id,
  }
}

/**
 * Other cases that speak of this one: joined reports, those told apart, and prior contacts of the same student. Only those
 * that the reader sees; what stands there is not destroyed with this one.
 */
async function mentionsOf({ records, actor, now, calendar }: Work, file: CaseFile) {
  const { joinedTo, joined, toldApart } = file.triage
  const linked = new Map<string, string>()
  const personId = file.student?.personId
  for (const { caseId } of personId ? await records.index.ofPerson(personId) : [])
    linked.set(caseId, 'the same student: prior contacts may name this case')
  for (const { caseId } of toldApart) linked.set(caseId, 'somebody said that the two are not the same')
  for (const { caseId } of joined) linked.set(caseId, 'that report was joined to this one')
  if (joinedTo) linked.set(joinedTo.caseId, 'this report was joined to that one')
  linked.delete(file.id)
  const { day: today } = localOf(now, calendar.zone)
  const numbers = await records.index.numbersInSight(actor.id, [...linked.keys()], today)
  return [...numbers].map(([id, number]) => ({ id, number, how: linked.get(id) ?? '' }))
}
