import { z } from 'zod'
import type { ReadRecords, RecordRequestRow } from '#db/records/records.ts'
import { basisOf, holdReasons } from '#app/domain/destruction.ts'
import type { CaseId } from '#app/domain/ids.ts'
import { keptUntil, retentionSchedule, soonest } from '#app/domain/retention.ts'
import { instantAt, localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { courtSeals } from '#app/gates/court-seals.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { dayIn, shortDayText } from '#app/ui/when.ts'

/** Finished cases that are looked through for those whose time is over, the longest finished first. */
const mostLookedThrough = 200

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
    const requests = await records.destruction.requests()
    const waiting = requests.filter(({ outcome }) => outcome === null)
    const holds = (await records.destruction.holds()).filter(({ liftedAt }) => liftedAt === null)
    const due = await dueNow(work, today)
    const seals = await courtSeals(work)
    const numbers = await seen(
      work,
      [...waiting, ...holds, ...due, ...seals.asked.map(({ id: caseId }) => ({ caseId }))].map(({ caseId }) => caseId),
      today,
    )
    const here = <Row extends { caseId: CaseId }>(rows: readonly Row[]) =>
      rows.flatMap((row) => (numbers.has(row.caseId) ? [{ ...row, number: numbers.get(row.caseId) ?? '' }] : []))
    return {
      title: 'Keeping and destroying',
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
      toSeal: here(seals.asked.map(({ id: caseId, courtSeal: { asked } }) => ({ caseId, asked }))).map(
        ({ caseId, number, asked }) => ({ caseId, number, asked: asked ? on(asked.at) : '' }),
      ),
      sealed: seals.sealed.map(({ id, courtSeal: { sealed, asked } }) => ({
        id,
        order: sealed ? `${sealed.order}, ${sealed.court}` : '',
        since: sealed ? on(sealed.at) : '',
        asked: asked ? on(asked.at) : null,
      })),
      due: here(due).map(({ caseId, number, what, until }) => ({
        caseId,
        number,
        what,
        until: shortDayText(until, today),
      })),
      done: requests.filter(({ outcome }) => outcome === 'confirmed').map((one) => doneShown(one, on)),
      schedule: Object.entries(retentionSchedule).map(([id, rule]) => ({ id, ...rule })),
    }
  },
  redact: (view) => view,
  shown: ({ waiting, held, toSeal, sealed, due, done }) => ({
    sections: ['records'],
    count: waiting.length + held.length + toSeal.length + sealed.length + due.length + done.length,
  }),
})

const doneShown = ({ id, series, basis, decidedAt }: RecordRequestRow, on: (at: string) => string) => ({
  id,
  series: (retentionSchedule as Readonly<Record<string, { label: string }>>)[series ?? '']?.label ?? '',
  basis: basisOf(basis)?.label ?? basis,
  when: decidedAt ? on(decidedAt) : '',
})

/** Numbers of those cases that whoever asks sees: nobody is told of one that they are kept out of. */
const seen = ({ records, actor }: Work, ids: readonly CaseId[], today: Day) =>
  records.index.numbersInSight(actor.id, [...new Set(ids)], today)

/** Finished cases whose time is over and that nothing holds. */
async function dueNow({ records, fileOf, calendar }: Work, today: Day) {
  const { zone } = calendar
  const before = instantAt(soonest(today), '00:00', zone)
  const due: { caseId: CaseId; what: string; until: Day }[] = []
  for (const caseId of await records.destruction.finishedBefore(before, mostLookedThrough)) {
    const file = await fileOf(caseId)
    if (!file || (await isHeld(records, caseId))) continue
    const birthDate = await birthDateOf(records, file.student?.personId)
    const kept = keptUntil(file, { birthDate, zone })
    if (kept.until !== null && kept.until <= today)
      due.push({ caseId, what: retentionSchedule[kept.class].label, until: kept.until })
  }
  return due
}

const isHeld = async (records: ReadRecords, caseId: CaseId): Promise<boolean> =>
  (await records.destruction.holdsOf(caseId)).some(({ liftedAt }) => liftedAt === null)

const birthDateOf = async (records: ReadRecords, personId: string | null | undefined): Promise<Day | null> =>
  personId ? ((await records.people.byId(personId))?.birthDate ?? null) : null
