import { overridesSchema } from '#app/domain/profiles/overrides.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { QueryWork } from '#app/gates/query.ts'
import { namesWhoAnswers, someDistrictLead } from '#app/policy/separation.ts'
import { houseForm } from './house-form.query.server.ts'

const back = '/admin/district'
const district = { t: 'district', id: 'district' } as const

async function staff(records: QueryWork<unknown>['records']) {
  const users = await records.users.all()
  return users
    .filter((user) => !user.disabledAt)
    .map((user) => ({ value: user.id, label: user.name, hint: user.title }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

const inOrder = (rows: readonly { userId: string; place: number }[]) =>
  [...rows].sort((a, b) => a.place - b.place).map((row) => ({ userId: row.userId }))

/** The form of what says who answers; where a district lead does it, whoever runs the system gets none. */
const dutyForm = (name: string, fill: Parameters<typeof houseForm>[2]) =>
  houseForm(name, 'duty.manage', async (work) => {
    const { actor, records, now, calendar } = work
    const [users, grants] = [await records.users.all(), await records.users.allGrants()]
    const someLead = someDistrictLead(users, grants, localOf(now, calendar.zone).day)
    if (!namesWhoAnswers(actor, someLead)) throw new NotPermitted('a district lead says who answers', 403)
    return fill(work)
  })

export const districtForm = houseForm('districtForm', 'district.manage', async ({ records }) => {
  const row = await records.district.load()
  return row && { back, edits: district, values: { name: row.name, safetyPhone: row.safetyPhone } }
})

export const schoolForm = houseForm('schoolForm', 'district.manage', async ({ input, records }) => {
  if (!input.schoolId) return { back, values: {} }
  const school = (await records.district.schools()).find((one) => one.id === input.schoolId)
  return (
    school && {
      back,
      about: school.name,
      edits: { t: 'school', id: school.id },
      values: { name: school.name, code: school.code, grades: school.grades, phone: school.phone ?? '' },
    }
  )
})

export const calendarForm = houseForm('calendarForm', 'district.manage', ({ calendar }) =>
  Promise.resolve({
    back,
    edits: district,
    values: {
      zone: calendar.zone,
      years: calendar.years.map((year) => `${year.firstDay}..${year.lastDay}`).join('\n'),
      closed: calendar.closed.join('\n'),
      schoolFrom: calendar.schoolHours.from,
      schoolTo: calendar.schoolHours.to,
      officeFrom: calendar.officeHours.from,
      officeTo: calendar.officeHours.to,
    },
  }),
)

export const clockForm = houseForm('clockForm', 'clocks.change', async ({ input, records, profile }) => {
  const rule = profile.clocks.find((one) => one.clock === input.clock)
  const row = await records.district.load()
  if (!rule || !row) return undefined
  const own = overridesSchema.parse(row.overrides).clocks?.[rule.clock]
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    back,
    edits: district,
    about: `${rule.what}. In force: ${rule.basis.text}.`,
    values: {
      clock: rule.clock,
      minutes: text(own?.minutes),
      schoolDays: text(own?.schoolDays),
      days: text(own?.days),
      basisKind: rule.basis.kind,
      basisText: own?.basis?.text ?? '',
    },
  }
})

export const looksForm = houseForm('looksForm', 'clocks.change', async ({ records, profile }) => {
  const row = await records.district.load()
  if (!row) return undefined
  const own = overridesSchema.parse(row.overrides).looks
  const { casesAnHour, occasions, students, searches, basis } = profile.looks
  return {
    back,
    edits: district,
    about: `In force: ${basis.text}.`,
    values: {
      casesAnHour: String(casesAnHour),
      occasions: String(occasions),
      students: String(students),
      searches: String(searches),
      basisKind: basis.kind,
      basisText: own?.basis?.text ?? '',
    },
  }
})

export const paceForm = houseForm('paceForm', 'clocks.change', async ({ records, profile }) => {
  const row = await records.district.load()
  if (!row) return undefined
  const own = overridesSchema.parse(row.overrides).pace
  const { minutes, searches, looks, reports, basis } = profile.pace
  return {
    back,
    edits: district,
    about: `In force: ${basis.text}.`,
    values: {
      minutes: String(minutes),
      searches: String(searches),
      looks: String(looks),
      reports: String(reports),
      basisKind: basis.kind,
      basisText: own?.basis?.text ?? '',
    },
  }
})

export const triageGroupForm = dutyForm('triageGroupForm', async ({ input, records }) => {
  const school = (await records.district.schools()).find((one) => one.id === input.schoolId)
  if (!school) return undefined
  const group = (await records.district.triageGroups()).filter((one) => one.schoolId === school.id)
  return {
    back,
    about: school.name,
    edits: { t: 'school', id: school.id },
    values: { people: inOrder(group) },
    choices: { staff: await staff(records) },
  }
})

export const onDutyForm = dutyForm('onDutyForm', async ({ records }) => ({
  back,
  edits: district,
  values: { people: inOrder(await records.district.onDuty()) },
  choices: { staff: await staff(records) },
}))

export const deputyForm = dutyForm('deputyForm', async ({ input, records }) => {
  const deputies = await records.district.deputies()
  const known = deputies.find((one) => one.userId === input.userId)
  return {
    back,
    values: { userId: known?.userId ?? '', deputyId: known?.deputyId ?? '' },
    choices: { staff: await staff(records) },
  }
})
