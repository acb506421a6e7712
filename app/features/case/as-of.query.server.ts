import { z } from 'zod'
import { optionalDay } from '#app/domain/fields.ts'
import { endOfDay } from '#app/domain/school-calendar.ts'
import { instantAt, localOf, timeSchema } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { readsWhole } from '#app/policy/in-sight.ts'
import { aroundPage } from './around-page.ts'
import { decisionsOf } from './decisions.ts'
import { namesOf } from './names.ts'
import { rightNow } from './right-now.ts'
import { timelineItems } from './timeline-lines.ts'

const input = z
  .object({
    caseId: z.string(),
    day: optionalDay(),
    time: timeSchema,
  })
  .refine(({ day, time }) => day || !time, { path: ['time'], message: 'Choose the day as well.' })

/**
 * What the team knew at a day and time: only what had been put on record by then counts. Without a time, the whole day
 * counts. Without a day the page asks for one.
 */
export const caseAsOf = caseQuery({
  name: 'caseAsOf',
  input,
  permission: 'case.read',
  caseId: (asked) => asked.caseId,
  load: async (work) => {
    const { input: asked, calendar, now } = work
    const local = localOf(now, calendar.zone)
    const moment = momentOf(work)
    const future = moment !== null && (asked.time ? moment > endOfMinute(now) : (asked.day ?? '') > local.day)
    return {
      ...(await aroundPage(work, 'As of a date')),
      asked: { day: asked.day ?? local.day, time: asked.day ? (asked.time ?? '') : local.time },
      future,
      then: moment && !future ? await thenOf(work, moment) : null,
    }
  },
  redact: (view) => view,
  shown: ({ then }) => ({ sections: then ? [`as of ${then.moment}`] : ['as of'], count: then?.timeline.length }),
})

const endOfMinute = (at: Instant) => at.replace(/:\d\d\.\d{3}Z$/, ':59.999Z')

/** The moment asked for: to the end of its minute, or of its day. */
function momentOf({ input: { day, time }, calendar }: CaseQueryWork<z.output<typeof input>>): Instant | null {
  if (!day) return null
  return time
    ? (instantAt(day, time, calendar.zone).replace(':00.000Z', ':59.999Z') as Instant)
    : endOfDay(calendar, day)
}

async function thenOf(work: CaseQueryWork<z.output<typeof input>>, moment: Instant) {
  const file = work.at(moment)
  const { profile, calendar, sight } = work
  const { zone } = calendar
  const partial = !readsWhole(sight, file)
  const nameOf = await namesOf(work.caseFile, work.records)
  return {
    moment,
    /** The whole day was asked for, to its end. */
    wholeDay: work.input.time ? null : (work.input.day ?? null),
    known: file.lastSeq > 0,
    identity: (await aroundPage(work, '', file)).identity,
    rightNow: rightNow(file, { calendar, today: localOf(moment, zone).day, profile, partial }).map(({ text }) => text),
    decisions: decisionsOf(file, nameOf)
      .reverse()
      .map(({ id, what, by, happened }) => ({ id, what, by, happened })),
    timeline: timelineItems(file, undefined, { zone, nameOf }),
  }
}
