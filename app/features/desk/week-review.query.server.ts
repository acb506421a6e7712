import { z } from 'zod'
import type { WeekReviewRow } from '#db/records/records.ts'
import { afterWeek, isOver, weekOf } from '#app/domain/review-weeks.ts'
import { daySchema, instantAt, localOf, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { may } from '#app/policy/may.ts'
import { instantText } from '#app/ui/when.ts'
import { weightyLines } from './weighty-lines.server.ts'

/** Most decisions of a week that are shown. */
const most = 200
const refusals = ['refused', 'ruleBroken', 'heldBack', 'breakGlass.refused'] as const

/** One week of the record, to look over and sign; once it is signed, by whom, and what has to be put right. */
export const weekReview = query({
  name: 'weekReview',
  input: z.object({ week: daySchema, draftAs }),
  permission: 'audit.read',
  load: async (work) => {
    const { input, records, calendar, now, actor } = work
    const { week } = input
    const { zone } = calendar
    const { day: today } = localOf(now, zone)
    if (weekOf(week) !== week || week > today) throw new NotPermitted('no such week', 404)
    const placeOf = (day: Day) => records.audit.placeAt(instantAt(day, '00:00', zone))
    const [since, before] = [await placeOf(week), await placeOf(afterWeek(week))]
    const signed = (await records.reviews.weeks()).find((one) => one.week === week)
    const counted = await records.audit.countActs(refusals, [since, before])
    return {
      form: {
        values: {},
        choices: {},
        token: crypto.randomUUID(),
        back: '/audit/desk',
        draft: await houseDraft(work),
      },
      week,
      last: plusDays(afterWeek(week), -1),
      zone,
      today,
      events: before - since,
      refused: counted.reduce((sum, { count }) => sum + count, 0),
      ...(await weightyLines({ ...work, today }, { since, before, limit: most })),
      over: isOver(week, today),
      mayRead: signed ? await signedBy(work, signed) : null,
      maySign: may(actor, 'audit.sign', null, today).allow,
    }
  },
  redact: ({ mayRead, ...view }) => ({ ...view, signed: mayRead }),
  shown: ({ week, lines }) => ({
    sections: ['week', week],
    count: lines.length,
    ids: [...new Set(lines.map(({ caseId }) => caseId))],
  }),
})

/** Who signed a week, when, and what they wrote: that stands in the sealed part of its event. */
async function signedBy({ records, sealedEvents, calendar }: QueryWork<unknown>, row: WeekReviewRow) {
  const [event] = await records.audit.search({ act: 'week.signed', objectId: row.id, limit: 1 })
  const seq = event && readLeaf(event.body)?.seq
  const note = seq === undefined ? undefined : (await sealedEvents([seq])).get(seq)?.note
  const by = (await records.users.byId(row.signedBy))?.name ?? 'Somebody who left'
  return {
    by,
    at: instantText(row.signedAt, calendar.zone),
    found: row.found,
    note: typeof note === 'string' ? note : null,
  }
}

export type WeekReviewView = ReturnType<typeof weekReview.redact>
