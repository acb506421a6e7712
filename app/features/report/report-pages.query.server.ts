import { z } from 'zod'
import { acknowledgeDueAt, readFrom } from '#app/domain/clocks/report.ts'
import { isFinished } from '#app/domain/stages.ts'
import type { Stage } from '#app/domain/stages.ts'
import { localOf } from '#app/domain/time.ts'
import { draftAs, houseDraft } from '#app/gates/house-draft.server.ts'
import { query } from '#app/gates/query.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { may } from '#app/policy/may.ts'
import type { Choices, FormDesign } from '#app/ui/form/design.ts'
import { holdsAnywhere } from '#app/policy/roles.ts'
import type { FormObject } from '#app/ui/form/form-data.ts'
import { openingValues } from '#app/ui/form/values.ts'
import { instantText, timeText } from '#app/ui/when.ts'
import { enteredDesign, referralDesign } from './report-form.ts'
import { ownReport } from './own-reports.server.ts'
import { onlySchoolOf } from './send-report.command.server.ts'
import { soonText } from './soon-text.ts'
import { unsure } from './which-student.ts'
import { whomToCall } from './whom-to-call.ts'

const formInput = z.looseObject({ about: z.string().max(60).optional() })

/** Page A as it opens. Nothing about anybody but what the person wrote before. */
export const referralPage = query({
  name: 'referralPage',
  input: formInput,
  permission: 'report.send',
  quiet: true,
  load: async (work) => {
    const askSchool = onlySchoolOf(work.actor) === undefined
    const about = work.input.about ? await aboutTheSame(work, work.input.about) : {}
    return { ...(await formOf(work, referralDesign(askSchool), about)), askSchool }
  },
  redact: (view) => view,
})

/** The form for a report that came some other way. */
export const enteredPage = query({
  name: 'enteredPage',
  input: z.looseObject({}),
  permission: 'report.enter',
  quiet: true,
  load: (work) => formOf(work, enteredDesign, {}),
  redact: (view) => view,
})

async function formOf(work: QueryWork<unknown>, design: FormDesign, more: { values?: FormObject; choices?: Choices }) {
  const { records, actor, now, calendar, profile } = work
  const { zone } = calendar
  const [district, schools, draft] = [
    await records.district.load(),
    await records.district.schools(),
    await work.draft(design.id, null),
  ]
  const local = localOf(now, zone)
  return {
    title: design.title,
    safetyPhone: district?.safetyPhone ?? '',
    /** Outside the hours in which reports are read: when the next person reads this. */
    readAt: readFrom(now, { profile, calendar })
      ? null
      : soonText(acknowledgeDueAt(now, false, { profile, calendar }), now, zone),
    values: openingValues(design, local, { whom: 'student', ...more.values }),
    choices: {
      schools: schools.map(({ id, name }) => ({ value: id, label: name })),
      ...more.choices,
    } satisfies Choices,
    mayEnter: may(actor, 'report.enter', null, local.day).allow,
    token: crypto.randomUUID(),
    zone,
    today: local.day,
    draft,
    about: more.values !== undefined,
  }
}

/** "Add another about the same person": whom the person named, as they named them. */
async function aboutTheSame({ records, actor }: QueryWork<unknown>, caseId: string) {
  const { student } = await ownReport(records, actor, caseId)
  if (!student?.name) return {}
  if (student.concern === 'other') return { values: { whom: 'other', otherName: student.name } }
  const values = { student: student.name, ...(student.personId ? { studentId: student.personId } : {}) }
  if (!student.personId) return { values }
  const hint = student.grade ? `grade ${student.grade}` : undefined
  const students = [
    { value: student.personId, label: student.name, hint },
    { value: unsure, label: 'I’m not sure which' },
  ]
  return { values, choices: { students } }
}

/** "Sent. Thank you.": the number, and by when somebody should open it, from the same rule as the clock. */
export const reportReceipt = query({
  name: 'reportReceipt',
  input: z.looseObject({ caseId: z.string().max(60) }),
  permission: 'report.own',
  quiet: true,
  load: async ({ input, actor, records, now, calendar, profile }) => {
    const { zone } = calendar
    const own = await ownReport(records, actor, input.caseId)
    const district = await records.district.load()
    const staff = own.student?.concern === 'staff'
    const school = (await records.district.schools()).find((one) => one.id === own.schoolId)
    const dueAt = acknowledgeDueAt(own.receivedAt, own.danger, { profile, calendar })
    const sameDay = localOf(own.receivedAt, zone).day === localOf(now, zone).day
    return {
      title: `${own.reportNumber}, sent`,
      caseId: input.caseId,
      reportNumber: own.reportNumber,
      received: sameDay ? timeText(own.receivedAt, zone) : instantText(own.receivedAt, zone, localOf(now, zone).day),
      school: school?.name ?? 'the school',
      phone: whomToCall(
        { school: school?.phone, safety: district?.safetyPhone ?? '' },
        { staff, inHours: readFrom(now, { profile, calendar }) },
      ),
      safetyPhone: district?.safetyPhone ?? '',
      /** Null once somebody opened it. */
      openedBy: own.waiting ? soonText(dueAt, now, zone) : null,
      named: own.student?.name !== undefined && !staff,
      /** Then no school reads it. */
      staff,
    }
  },
  redact: (view) => view,
})

/** Received, Being looked at, Finished: all that a reporter reads of what became of it (P18). */
export const statusWord = (stage: Stage): string =>
  stage === 'reported' ? 'Received' : isFinished(stage) && stage !== 'merged' ? 'Finished' : 'Being looked at'

/** My reports: numbers, days and status words. */
export const myReports = query({
  name: 'myReports',
  input: z.looseObject({ saved: z.string().max(20).optional() }),
  permission: 'report.own',
  quiet: true,
  load: async ({ input, actor, records, now, calendar }) => ({
    saved: input.saved === 'unit',
    reports: await records.index.reportsBy(actor.id),
    dispatches: holdsAnywhere(actor, 'dispatcher'),
    zone: calendar.zone,
    today: localOf(now, calendar.zone).day,
  }),
  redact: ({ reports, dispatches, saved, zone, today }) => ({
    title: 'My reports',
    dispatches,
    saved,
    rows: reports.map(({ caseId, reportNumber, receivedAt, stage }) => ({
      caseId,
      reportNumber,
      received: instantText(receivedAt, zone, today),
      status: statusWord(stage),
    })),
  }),
})

/** The form for the times of a police unit, for a report that the dispatcher entered. */
export const unitTimesForm = query({
  name: 'unitTimesForm',
  input: z.looseObject({ caseId: z.string().max(60), draftAs }),
  permission: 'report.enter',
  load: async (work) => {
    const { input, actor, records, now, calendar } = work
    if (!holdsAnywhere(actor, 'dispatcher')) throw new NotPermitted('no dispatcher')
    const own = await ownReport(records, actor, input.caseId)
    return { reportNumber: own.reportNumber, local: localOf(now, calendar.zone), draft: await houseDraft(work) }
  },
  redact: ({ reportNumber, local, draft }) => ({
    title: `Times of a unit, ${reportNumber}`,
    form: {
      back: '/reports',
      about: `${reportNumber}. The team reads the times at once.`,
      token: crypto.randomUUID(),
      choices: {},
      draft,
      values: { sent: { day: local.day, time: local.time } },
    },
  }),
  shown: () => ({ sections: ['form'] }),
})
