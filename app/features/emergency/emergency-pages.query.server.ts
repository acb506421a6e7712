import { z } from 'zod'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import type { EmergencyRow } from '#db/records/access-reads.ts'
import type { OpeningRow, ReadRecords } from '#db/records/records.ts'
import { lookWords } from '#app/domain/look-words.ts'
import { localOf, plusMinutes } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { emergencyReasonWords, verdicts } from '#app/policy/break-glass-limits.ts'
import {
  awaitsReview,
  isSuspended,
  overseesEmergencies,
  reviewLapsed,
  reviewsOpening,
} from '#app/policy/break-glass.ts'
import { holds } from '#app/policy/roles.ts'
import { instantText, timeText } from '#app/ui/when.ts'
import { figuresOf, yearBegan } from './emergency-figures.ts'

/** Events of one opening shown at most. */
const mostEvents = 500
/** Own openings shown on the form. */
const ownShown = 5

/** Stands for what was written about an opening and does not open any more. */
const openingUnreadable = 'What was written can’t be read any more.'
const suspended =
  'You can’t open a case in an emergency now: an earlier opening of yours was not reviewed in time. Ask a district lead to review it.'

/** The form that opens a case in an emergency, and what one opened before. */
export const emergencyForm = query({
  name: 'emergencyForm',
  input: z.object({ number: z.string().trim().max(40).optional().catch(undefined), draftAs }),
  permission: 'breakGlass.start',
  quiet: true,
  load: async (work) => {
    const { input, actor, records, now, calendar } = work
    const own = (await records.access.openingsOf(actor.id)).filter(({ kind }) => kind === 'break-glass')
    const numbers = await records.index.numbersOf(own.map(({ caseId }) => caseId))
    const today = localOf(now, calendar.zone).day
    const schools = await records.district.schools()
    return {
      form: {
        values: { number: input.number ?? '' },
        choices: { schools: schools.map(({ id, name }) => ({ value: id, label: name })) },
        token: crypto.randomUUID(),
        about: isSuspended(own, now) ? suspended : undefined,
        back: '/cases',
        draft: await houseDraft(work),
      },
      own: own
        .filter(({ caseId }) => numbers.has(caseId))
        .slice(0, ownShown)
        .map((opening) => ({
          id: opening.id,
          number: numbers.get(opening.caseId) ?? '',
          when: instantText(opening.startedAt, calendar.zone, today),
          state: stateOf(opening, now, calendar.zone),
          open:
            opening.until > now
              ? { href: `/cases/${opening.caseId}`, until: timeText(opening.until, calendar.zone) }
              : null,
        })),
    }
  },
  redact: (view) => view,
})

/** Every emergency opening that is one’s to watch over: what waits for a review, and what was reviewed. */
export const emergenciesPage = query({
  name: 'emergenciesPage',
  input: z.object({ saved: z.string().max(60).optional() }),
  permission: 'breakGlass.review',
  load: async (work) => {
    const { actor, records, now, calendar } = work
    const { zone } = calendar
    const today = localOf(now, zone).day
    const rows = (await records.access.emergencies(actor.id, today, 'all')).filter(({ schoolId }) =>
      overseesEmergencies(actor, schoolId),
    )
    const nameOf = await namesOf(records, rows)
    const since = yearBegan(calendar, now)
    const all = holds(actor, 'district-lead')
    const cases = (await records.access.casesOpened(since))
      .filter(({ schoolId }) => all || overseesEmergencies(actor, schoolId))
      .reduce((sum, { count }) => sum + count, 0)
    const shown = (row: EmergencyRow) => ({
      id: row.id,
      number: row.number ?? 'No number yet',
      who: nameOf(row.userId),
      when: instantText(row.startedAt, zone, today),
      why: emergencyReasonWords(row.code),
      own: row.userId === actor.id,
      dueAt: row.reviewDueAt,
      late: row.reviewDueAt !== null && row.reviewDueAt <= now,
      state: stateOf(row, now, zone),
    })
    return {
      title: 'Emergencies',
      zone,
      today,
      saved: work.input.saved !== undefined,
      waiting: rows.filter(awaitsReview).sort(byDue).map(shown),
      reviewed: rows.filter((row) => !awaitsReview(row)).map(shown),
      figures: figuresOf(
        rows.filter(({ startedAt }) => startedAt >= since),
        cases,
      ),
    }
  },
  redact: (view) => view,
  shown: ({ waiting, reviewed }) => ({ sections: ['emergencies'], count: waiting.length + reviewed.length }),
})

/** One emergency opening: who, when, why, what was read, and what somebody found. */
export const emergencyPage = query({
  name: 'emergencyPage',
  input: z.object({ openingId: z.string().max(60), draftAs }),
  permission: 'breakGlass.review',
  load: async (work) => {
    const { actor, records, now, calendar, input } = work
    const { zone } = calendar
    const today = localOf(now, zone).day
    const opening = await watchedOver(work, input.openingId)
    const nameOf = await namesOf(records, [opening])
    const said = await work.openingSays(opening)
    return {
      title: 'Emergency opening',
      zone,
      today,
      number: opening.number,
      who: nameOf(opening.userId),
      startedAt: opening.startedAt,
      until: opening.until,
      over: opening.until <= now,
      why: emergencyReasonWords(opening.code),
      reason: said?.reason ?? null,
      dueAt: opening.reviewDueAt,
      suspends: reviewLapsed(opening, now),
      verdict: opening.verdict ? verdicts[opening.verdict] : null,
      note: said ? said.note : openingUnreadable,
      reviewedBy: opening.reviewedBy ? nameOf(opening.reviewedBy) : null,
      reviewedAt: opening.reviewedAt,
      read: await whatWasRead(records, opening),
      own: opening.userId === actor.id,
      /** Whether anybody could review it: a lone district lead has nobody. */
      reviewable: (await work.everybody()).some((one) => reviewsOpening(one, opening)),
      mayReview: awaitsReview(opening) && reviewsOpening(actor, opening),
      form: {
        values: {},
        choices: {},
        token: crypto.randomUUID(),
        back: '/emergencies',
        draft: await houseDraft(work),
      },
    }
  },
  redact: (view) => view,
  shown: ({ read }) => ({ sections: ['emergency opening'], count: read.length }),
})

/** An opening at a school that is one’s to watch over, of a folder that one is not kept out of. Throws `NotPermitted`. */
async function watchedOver({ actor, records, sightInto }: QueryWork<unknown>, id: string) {
  const opening = await records.access.opening(id)
  const folder = opening?.kind === 'break-glass' ? await records.index.row(opening.caseId) : undefined
  const watched = folder && overseesEmergencies(actor, folder.schoolId) && (await sightInto(folder.id)) !== null
  if (!opening || !watched) throw new NotPermitted('no such opening')
  return { ...opening, number: folder.caseNumber ?? folder.reportNumber ?? 'No number yet', schoolId: folder.schoolId }
}

/** The looks of one opening in the log, oldest first. */
async function whatWasRead(records: ReadRecords, { id, userId, caseId, startedAt, until }: OpeningRow) {
  const found = await records.audit.search({
    actorId: userId,
    act: 'viewed',
    objectId: caseId,
    from: startedAt,
    to: plusMinutes(until, 1),
    limit: mostEvents,
  })
  return found
    .flatMap(({ body }) => readLeaf(body) ?? [])
    .filter(({ obj }) => obj.opn === id)
    .reverse()
    .map(({ seq, ts, act, obj }) => ({ seq, at: ts, what: lookWords(act, obj.sec) }))
}

async function namesOf(records: ReadRecords, rows: readonly OpeningRow[]): Promise<(id: string) => string> {
  const ids = rows.flatMap(({ userId, reviewedBy }) => [userId, ...(reviewedBy ? [reviewedBy] : [])])
  const users = await records.users.byIds([...new Set(ids)])
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? 'Somebody who left'
}

const byDue = (one: OpeningRow, other: OpeningRow): number =>
  (one.reviewDueAt ?? '') < (other.reviewDueAt ?? '') ? -1 : 1

function stateOf(opening: OpeningRow, now: Instant, zone: string): string {
  const today = localOf(now, zone).day
  if (opening.verdict && opening.reviewedAt)
    return `${verdicts[opening.verdict]}, reviewed ${instantText(opening.reviewedAt, zone, today)}`
  return opening.reviewDueAt ? `Waits for its review, due ${instantText(opening.reviewDueAt, zone, today)}` : ''
}
