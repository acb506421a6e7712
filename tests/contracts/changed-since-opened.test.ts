import { expect, it } from 'vitest'
import {
  calendarForm,
  districtForm,
  onDutyForm,
  schoolForm,
  triageGroupForm,
} from '#app/features/administration/district-forms.query.server.ts'
import { userForm } from '#app/features/administration/user-forms.query.server.ts'
import { changeCalendar } from '#app/features/district/change-calendar.command.server.ts'
import { changeDistrict } from '#app/features/district/change-district.command.server.ts'
import { saveSchool } from '#app/features/district/save-school.command.server.ts'
import { setOnDuty } from '#app/features/district/set-on-duty.command.server.ts'
import { setTriageGroup } from '#app/features/district/set-triage-group.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { answerTo } from '#app/http/errors.server.ts'
import { sentForm } from '#app/http/form-body.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('a form of the house that two people have open', (engine) => {
  it('is saved by the first, and answers the second 409 with what was typed', async () => {
    const house = await aHouse((await engine.fresh()).store)
    const school = { schoolId: house.id('ACE') }
    const user = { userId: house.id('member') }
    const people = (...names: string[]) => ({ people: names.map((name) => ({ userId: house.id(name) })) })
    const forms = [
      [districtForm, changeDistrict, {}, { name: 'Rio Alto' }],
      [calendarForm, changeCalendar, {}, { closed: '2026-09-07' }],
      [schoolForm, saveSchool, school, { grades: 'K-5' }],
      [triageGroupForm, setTriageGroup, school, people('lead', 'triage', 'member')],
      [onDutyForm, setOnDuty, {}, people('onCall')],
      [userForm, changeUser, user, { title: 'Teacher' }],
    ] as const
    for (const [form, command, about, change] of forms) {
      const who = command.permission === 'duty.manage' ? 'districtLead' : 'administrator'
      const open = () => house.ask(form, who, about).then((view) => view.form)
      const save = (opened: string | undefined, values: object) =>
        house.run(command as typeof changeDistrict, who, { ...values, ...about }, { opened })
      const { opened, values } = await open()
      expect(opened, command.name).toMatch(/^[0-9a-f]{64}$/)
      await save(opened, { ...values, ...change })
      const late: unknown = await save(opened, values).catch((error: unknown) => error)
      const typed = { name: 'kept' }
      expect(answerTo(late, typed), command.name).toMatchObject({
        status: 409,
        form: { rule: 'changed since opened', values: typed },
      })
      expect((await open()).values).toMatchObject(change)
      await save((await open()).opened, { ...(await open()).values })
      await save(undefined, values)
    }
  })

  it('is not held up by an account that changed elsewhere, and what it was opened on is no field', async () => {
    const house = await aHouse((await engine.fresh()).store)
    const { opened, values } = (await house.ask(districtForm, 'administrator', {})).form
    const { values: member } = (await house.ask(userForm, 'administrator', { userId: house.id('member') })).form
    await house.run(changeUser, 'administrator', { ...member, userId: house.id('member'), title: 'Nurse' })
    await house.run(changeDistrict, 'administrator', values, { opened })
    expect(
      sentForm([
        ['_opened', 'x'],
        ['name', 'y'],
      ]),
    ).toMatchObject({ opened: 'x', values: { name: 'y' } })
  })
})
