import { z } from 'zod'
import { auditNumbers } from '#app/domain/audit-numbers.ts'
import { asNumber } from '#app/domain/typed-number.ts'
import { proofLines } from '#app/domain/checkpoints.ts'
import { optionalText } from '#app/domain/fields.ts'
import { instantAt, localOf, plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { weekOf } from '#app/domain/review-weeks.ts'
import { proofState } from '#app/gates/audit/proof-state.server.ts'
import { weeksWaiting } from '#app/gates/audit/weeks-waiting.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import { isStaffMatter } from '#app/policy/roles.ts'
import { stageWord } from '#app/ui/stage-words.ts'
import { activityOf } from './activity.server.ts'
import { samplesShown } from './sample-pages.query.server.ts'
import { weightyLines } from './weighty-lines.server.ts'

/** Most decisions that are judged for one view. */
const most = 40

/** `number`: a case to find, by its case or report number. `before`: older decisions. */
export const deskInput = z.object({
  number: optionalText(40),
  before: z.coerce.number().int().min(0).optional().catch(undefined),
  signed: z.literal('yes').optional().catch(undefined),
})

/** Ways on about a case that was found, each for whom its right allows. */
const ways = [
  { label: 'Open it with a reason, and read it', place: 'open-to-audit', action: 'audit.open' },
  { label: 'Decisions', place: 'decisions', action: 'case.decisions' },
  { label: 'Who viewed this', place: 'viewers', action: 'case.viewers' },
  { label: 'Trail', place: 'trail', action: 'case.trail' },
  { label: 'Who can see it', place: 'access', action: 'case.access' },
] as const satisfies readonly { label: string; place: string; action: Action }[]

/**
 * The auditor's desk: whether the record is intact, a case by its number, and the decisions of the last weeks that are
 * worth a look, of cases that the reader sees in lists.
 */
export const auditDesk = query({
  name: 'auditDesk',
  input: deskInput,
  permission: 'audit.read',
  load: async (work) => {
    const { input, records, calendar, now, actor } = work
    const { day: today } = localOf(now, calendar.zone)
    const from = plusDays(today, 1 - auditNumbers.desk.days)
    const since = await records.audit.placeAt(instantAt(from, '00:00', calendar.zone))
    return {
      today,
      zone: calendar.zone,
      from,
      number: input.number ?? '',
      signed: input.signed === 'yes',
      found: input.number === undefined ? null : await caseOf(work, input.number, today),
      ...(await weightyLines({ ...work, today }, { since, before: input.before, limit: most })),
      weeks: await weeksOf(work, today),
      samples: await samplesShown(records, today, calendar.zone),
      mayDraw: may(actor, 'audit.sample', null, today).allow,
      activity: await activityOf(work, today),
      proof: proofLines(await proofState(records), now),
      people: (await records.users.all()).map(({ id, name }) => ({ value: id, label: name })),
    }
  },
  redact: ({ number, found, ...view }) => ({
    ...view,
    number,
    found,
    lookedFor: number !== '',
    days: auditNumbers.desk.days,
  }),
  shown: ({ lines, found }) => ({
    sections: ['desk'],
    count: lines.length,
    ids: [...new Set([...lines.map(({ caseId }) => caseId), ...(found ? [found.caseId] : [])])],
  }),
})

/** Weeks that wait for a signature, the one that runs, and the last that was signed. */
async function weeksOf({ records, calendar }: QueryWork<unknown>, today: Day) {
  const [last] = await records.reviews.weeks()
  const by = last && (await records.users.byId(last.signedBy))?.name
  return {
    waiting: await weeksWaiting(records, today, calendar.zone),
    running: weekOf(today),
    last: last ? { week: last.week, by: by ?? 'somebody who left', found: last.found } : null,
  }
}

/** The case of a number, with the ways on about it; null where there is none, or it is hidden from the reader. */
async function caseOf(work: QueryWork<unknown>, number: string, today: Day) {
  const { records, actor } = work
  const caseId = await records.index.byNumber(asNumber(number))
  if (!caseId || !(await work.sightInto(caseId))) return null
  const [file, row] = [await work.fileOf(caseId), await records.index.row(caseId)]
  if (!file || !row) return null
  const schools = await records.district.schools()
  // What is open already is not opened again, and a matter of a member of staff is opened to nobody's audit.
  const closed = may(actor, 'case.decisions', file, today).allow || isStaffMatter(file)
  return {
    caseId,
    number: row.caseNumber ?? row.reportNumber ?? '',
    stage: stageWord(row.stage),
    school: schools.find(({ id }) => id === row.schoolId)?.name ?? null,
    ways: ways
      .filter(({ action }) => may(actor, action, file, today).allow && !(closed && action === 'audit.open'))
      .map(({ label, place }) => ({ label, href: `/cases/${caseId}/${place}` })),
  }
}

export type DeskView = ReturnType<typeof auditDesk.redact>
