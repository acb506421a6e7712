import { z } from 'zod'
import type { FinishedAt, RecordRequestRow } from '#db/records/records.ts'
import { basisOf, holdReasons } from '#app/domain/destruction.ts'
import type { CaseId } from '#app/domain/ids.ts'
import { classLabel } from '#app/domain/retention-schedule.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { courtSeals } from '#app/gates/court-seals.server.ts'
import { finishedFolders, isOver } from '#app/gates/due-records.server.ts'
import type { Finished } from '#app/gates/due-records.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { casesBack } from '#app/gates/record-keeping.server.ts'
import { dayIn, shortDayText } from '#app/ui/when.ts'
import { scheduleShown } from './schedule-shown.server.ts'

/** Finished cases that one look at the page goes through for those whose time is over, and how many of those it lists. */
const mostLookedThrough = 1_000
const mostListed = 100
const atOnce = 100

type Work = QueryWork<unknown>

/** What is due by the schedule, what is held, what was asked for, and what was destroyed. Nothing here destroys anything. */
export const recordsPage = query({
  name: 'recordsPage',
  input: z.object({}),
  permission: 'record.read',
  load: async (work) => {
    const { records, calendar, now } = work
    const { zone } = calendar
    const { day: today } = localOf(now, zone)
    const on = (at: string) => shortDayText(dayIn(at, zone), today)
    const requests = (await records.destruction.requests()).filter(({ kind }) => kind === 'expunge')
    const waiting = requests.filter(({ outcome }) => outcome === null)
    const holds = (await records.destruction.holds()).filter(({ liftedAt }) => liftedAt === null)
    const { due, more } = await dueNow(work, today)
    const seals = await courtSeals(work)
    const back = (await casesBack(records)).map((caseId) => ({ caseId }))
    const toSeal = seals.asked.map(({ id: caseId, courtSeal: { asked } }) => ({ caseId, asked }))
    const numbers = await seen(
      work,
      [...back, ...waiting, ...holds, ...due, ...toSeal].map(({ caseId }) => caseId),
      today,
    )
    const here = <Row extends { caseId: CaseId }>(rows: readonly Row[]) =>
      rows.flatMap((row) => (numbers.has(row.caseId) ? [{ ...row, number: numbers.get(row.caseId) ?? '' }] : []))
    return {
      title: 'Keeping and destroying',
      back: here(back).map(({ caseId, number }) => ({
        caseId,
        number,
        asked: waiting.some((one) => one.caseId === caseId),
      })),
      waiting: here(waiting).map(({ caseId, number, basis, askedAt, notBefore }) => ({
        caseId,
        number,
        basis: basisOf(basis)?.label ?? basis,
        asked: on(askedAt),
        from: on(notBefore),
      })),
      held: here(holds).map(({ id, caseId, number, code, setAt }) => ({
        id,
        caseId,
        number,
        why: (holdReasons as Readonly<Record<string, string>>)[code] ?? code,
        since: on(setAt),
      })),
      toSeal: here(toSeal).map(({ caseId, number, asked }) => ({ caseId, number, asked: asked ? on(asked.at) : '' })),
      sealed: seals.sealed.map(({ id, courtSeal: { sealed, asked } }) => ({
        id,
        order: sealed ? `${sealed.order}, ${sealed.court}` : '',
        since: sealed ? on(sealed.at) : '',
        asked: asked ? on(asked.at) : null,
      })),
      due: here(due).map(({ caseId, number, class: of, until }) => ({
        caseId,
        number,
        what: classLabel(of),
        until: until ? shortDayText(until, today) : '',
      })),
      more,
      done: requests.filter(({ outcome }) => outcome === 'confirmed').map((one) => doneShown(one, on)),
      ...(await scheduleShown(work, on)),
    }
  },
  redact: (view) => view,
  shown: ({ back, waiting, held, toSeal, sealed, due, done }) => ({
    sections: ['records'],
    count: back.length + waiting.length + held.length + toSeal.length + sealed.length + due.length + done.length,
  }),
})

const doneShown = ({ id, series, basis, decidedAt }: RecordRequestRow, on: (at: string) => string) => ({
  id,
  series: classLabel(series),
  basis: basisOf(basis)?.label ?? basis,
  when: decidedAt ? on(decidedAt) : '',
})

/** Numbers of those cases that whoever asks sees: nobody is told of one that they are kept out of. */
const seen = ({ records, actor }: Work, ids: readonly CaseId[], today: Day) =>
  records.index.numbersInSight(actor.id, [...new Set(ids)], today)

/** Finished cases whose time is over and that nothing holds; whether there may be more than were looked through. */
async function dueNow({ records, fileOf, calendar, profile }: Work, today: Day) {
  const by = { schedule: profile.retention, zone: calendar.zone, today }
  const due: Finished[] = []
  let after: FinishedAt | undefined
  for (let looked = 0; looked < mostLookedThrough && due.length < mostListed; looked += atOnce) {
    const { folders, last } = await finishedFolders(records, fileOf, by, { limit: atOnce, after })
    due.push(...folders.filter((one) => isOver(one, today) && !one.held))
    if (!last) return { due, more: false }
    after = last
  }
  return { due, more: true }
}
