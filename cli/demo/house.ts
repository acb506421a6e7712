import { demoCalendar, demoDistrict, demoSchools, yearShift } from '#db/demo/district.ts'
import { demoStudents } from '#db/demo/students.ts'
import { demoDeputies, demoOnDuty, demoTriageGroups, demoUsers } from '#db/demo/users.ts'
import { plusDays } from '../../app/domain/time.ts'
import type { Day } from '../../app/domain/time.ts'
import { createUser } from '../../app/features/users/create-user.command.server.ts'
import { giveGrant } from '../../app/features/grants/give-grant.command.server.ts'
import { loadRoster } from '../../app/features/roster/load-roster.command.server.ts'
import { setDeputy } from '../../app/features/district/set-deputy.command.server.ts'
import { setOnDuty } from '../../app/features/district/set-on-duty.command.server.ts'
import { setTriageGroup } from '../../app/features/district/set-triage-group.command.server.ts'
import { setUpDistrict } from '../../app/features/district/set-up-district.command.server.ts'
import type { Runtime } from '../../app/gates/runtime.ts'
import { newId } from '../../app/keys/random.server.ts'
import type { References } from './references.ts'

const commandLine = { kind: 'cli', id: 'cli', name: 'Command line' } as const

/**
 * Builds the demo district through the same commands as a real one: schools, people, roles, roster. `shifts` are the
 * school years it needs, in 52 weeks from 2026-27.
 */
export async function buildHouse(runtime: Runtime, shared: References, shifts: readonly number[]): Promise<void> {
  const doing = { actor: commandLine, requestId: newId('request'), via: 'demo' } as const
  const firstShift = Math.min(...shifts)
  const moved = (on: string): Day => plusDays(on as Day, firstShift * yearShift)
  const { name, safetyPhone, numberPrefix, profileId } = demoDistrict
  await runtime.run(
    setUpDistrict,
    { name, safetyPhone, numberPrefix, profileId, demo: true, calendar: demoCalendar(shifts), schools: demoSchools },
    doing,
  )
  for (const school of await runtime.store.read((records) => records.district.schools()))
    shared.set(school.code, school.id)

  const lastYear = Math.max(...shifts) * yearShift
  for (const user of demoUsers) {
    const agreementUntil = user.agreementDays ? plusDays('2026-08-13' as Day, user.agreementDays + lastYear) : undefined
    const { userId } = await runtime.run(
      createUser,
      { signIn: user.signIn, name: user.name, title: user.title, phone: user.phone ?? '', agreementUntil },
      doing,
    )
    shared.set(user.ref, userId)
    for (const [role, school] of user.roles) {
      const schoolId = school ? shared.get(school) : ''
      const ends = role === 'officer' || role === 'auditor'
      const first = moved('2026-08-01')
      // Two years in a row, as a district gives a role that ends, and no longer than an agreement runs.
      const years = ends ? [first, plusDays(first, 361)] : [first]
      for (const from of years) {
        if (agreementUntil && from > agreementUntil) continue
        const year = ends ? plusDays(from, 360) : ''
        const until = agreementUntil && year && year > agreementUntil ? agreementUntil : year
        await runtime.run(giveGrant, { userId, role, schoolId, from, until, reason: user.title }, doing)
      }
    }
  }
  const people = (refs: readonly string[]) => refs.map((ref) => ({ userId: shared.get(ref) }))
  for (const [school, refs] of Object.entries(demoTriageGroups)) {
    await runtime.run(setTriageGroup, { schoolId: shared.get(school), people: people(refs) }, doing)
  }
  await runtime.run(setOnDuty, { people: people(demoOnDuty) }, doing)
  for (const [user, deputy] of demoDeputies) {
    await runtime.run(setDeputy, { userId: shared.get(user), deputyId: shared.get(deputy) }, doing)
  }
  await loadStudents(runtime, shared, moved('2026-08-13'))
}

async function loadStudents(runtime: Runtime, shared: References, firstDay: Day): Promise<void> {
  const students = demoStudents(firstDay)
  for (let from = 0; from < students.length; from += 100) {
    const batch = students.slice(from, from + 100).map(({ ref: _ref, ...student }) => student)
    await runtime.run(loadRoster, { students: batch }, { actor: commandLine, requestId: newId('request'), via: 'demo' })
  }
  await runtime.store.read(async (records) => {
    for (const student of students.filter((one) => one.ref)) {
      const person = await records.people.byStudentNumber(student.studentNumber)
      if (!person || !student.ref) continue
      shared.set(student.ref, person.id)
      for (const stay of await records.people.stays(person.id))
        shared.set(`${student.ref}.${stay.address.label}`, stay.address.id)
      for (const one of await records.people.guardians(person.id))
        shared.set(`${student.ref}.${one.guardian.given}`, one.guardian.id)
    }
  })
}
