import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { registry } from '#app/features/entries.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { changeStaffHome } from '#app/features/roster/change-staff-home.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { loadStaff } from '#app/features/roster/load-staff.command.server.ts'
import { staffHomeForm } from '#app/features/roster/staff-home-form.query.server.ts'
import { userPage } from '#app/features/users/users-page.query.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { loadFolder } from '#app/gates/folder.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { commandLine } from '#tests/setup/command-line.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'staff-'))
const csv = (name: string, ...lines: string[]) => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const silent = {
  info: () => undefined,
  fault: (_what: string, error: unknown) => {
    throw error
  },
}

onBothEngines('where staff live', (engine) => {
  let house: House
  let url: string
  beforeAll(async () => {
    const fresh = await engine.fresh()
    house = await aHouse(fresh.store)
    url = fresh.url
    await house.run(loadRoster, 'administrator', {
      students: [
        {
          ...{ schoolCode: 'ACE', studentNumber: '1001', given: 'Leo', family: 'Marchetti', grade: '4' },
          guardians: [{ given: 'Ana', family: 'Marchetti', relation: 'mother', email: 'ana@home.example' }],
          places: [{ label: 'Home', line: '4 Levee Road, Rio Alto', relation: 'mother' }],
        },
      ],
    })
  }, 60_000)
  const home = (who: Person, more: Record<string, string>) =>
    house.run(changeStaffHome, 'administrator', { userId: house.id(who), email: '', phone: '', homes: '', ...more })
  const values = async (who: Person) =>
    (await house.ask(staffHomeForm, 'administrator', { userId: house.id(who) })).form.values
  const jobs = () => runJobs({ runtime: house.runtime, newId, log: silent }, 'one server')
  const asked = async (caseId: string) => {
    const found = await house.store.read(async (records) => (await loadFolder(records, registry, caseId))?.file)
    return found?.recusals.map(({ name, source, holds }) => `${name}: ${source}${holds ? ', out' : ''}`) ?? []
  }

  it('is told by nobody who neither runs the system nor leads the district, and of somebody with an account', async () => {
    for (const who of ['lead', 'referrer', 'auditor', 'onCall'] as const) {
      const one = { userId: house.id('member'), homes: '4 Levee Rd' }
      await expect(house.run(changeStaffHome, who, one)).rejects.toMatchObject({ status: 403 })
      await expect(house.ask(staffHomeForm, who, { userId: house.id('member') })).rejects.toMatchObject({ status: 403 })
    }
    await expect(house.run(changeStaffHome, 'administrator', { userId: 'usr_none' })).rejects.toThrow('not on the list')
    await expect(home('member', { homes: '1\n2\n3\n4\n5' })).rejects.toMatchObject({
      errors: { homes: 'Give at most 4 addresses, one a line.' },
    })
    await expect(home('member', { email: 'none' })).rejects.toMatchObject({ errors: { email: /whole e-mail/ } })
  })

  it('is kept as it was given, in one event, and shown nowhere but where it is changed', async () => {
    const before = (await house.log()).length
    await home('outsider', { homes: '7 Quarry Ct\n9 Dock St', phone: '555-010-0170', email: 'out@home.example' })
    expect((await house.log()).slice(before).map(({ act }) => act)).toEqual(['person.saved'])
    await home('outsider', { homes: '9 dock  st', phone: '555-010-0170', email: 'out@home.example' })
    expect(await values('outsider')).toEqual({ homes: '9 dock  st', phone: '555-010-0170', email: 'out@home.example' })
    const page = await house.ask(userPage, 'districtLead', { userId: house.id('outsider') })
    expect(page.homeKnown).toBe(true)
    expect(JSON.stringify(page)).not.toMatch(/dock|0170|out@home/)
    const { people } = await house.ask(findPeople, 'onCall', { words: 'outsider' })
    const shown = await house.ask(personPage, 'onCall', { personId: people[0]?.id })
    expect(JSON.stringify(shown)).not.toMatch(/dock|0170|out@home/)
    await home('outsider', {})
    expect((await house.ask(userPage, 'districtLead', { userId: house.id('outsider') })).homeKnown).toBe(false)
  })

  it('asks about whoever lives with the student and keeps out whoever has a parent’s e-mail, from the naming on', async () => {
    await home('member', { homes: '4 levee rd' })
    await home('lead', { email: 'ANA@home.example' })
    const caseId = await house.folder()
    const leo = (await house.store.read(({ people }) => people.byStudentNumber('1001')))?.id
    const named = { caseId, concern: 'student', personId: leo, identifiers: ['student-number', 'photo'] }
    await house.run(identifyStudent, 'triage', named)
    expect((await asked(caseId)).sort()).toEqual(['Test lead: guardian, out', 'Test member: household'])
    await home('onCall', { homes: '4 Levee Rd Apt 2\n4 Levee Road, Rio Alto' })
    house.later(1)
    await jobs()
    expect(await asked(caseId)).toContain('Test onCall: household')
  })

  it('is loaded from a file, every line or none', async () => {
    const wrong = csv(
      'wrong.csv',
      'signIn,email,phone,address1',
      'member,x,1,',
      'nobody,,,4 Levee Rd',
      'lead,,,',
      'LEAD,,,',
    )
    const { code, err } = await commandLine('roster', url, wrong, '--staff')
    expect(code).toBe(1)
    expect(err).toContain('Line 2, email: Give a whole e-mail address.')
    expect(err).toContain('Line 3, signIn: nobody signs in as nobody.')
    expect(err).toContain('Line 5: lead stands in line 4 too.')
    expect(err).toContain('Nothing was loaded.')
    expect((await commandLine('roster', url, csv('no.csv', 'name', 'x'), '--staff')).err).toContain('no column signIn')
    const good = csv('good.csv', 'signIn,email,phone,address1,address2', 'triage,t@home.example,,1 Mill Ln,2 Mill Ln')
    expect(await commandLine('roster', url, good, '--staff', '--check')).toMatchObject({
      out: '1 person to load. Nothing was changed.\n',
    })
    expect((await values('triage')).homes).toBe('')
    expect(await commandLine('roster', url, good, '--staff')).toMatchObject({ code: 0, out: '1 person loaded.\n' })
    expect(await values('triage')).toEqual({ homes: '1 Mill Ln\n2 Mill Ln', phone: '', email: 't@home.example' })
    await expect(house.run(loadStaff, 'lead', { staff: [{ signIn: 'lead', homes: [] }] })).rejects.toThrow()
    const district = createDistricts()
    const verdict = await house.store.read((records) =>
      verify(
        { clock: house.clock, registry, districts: district, vault: house.runtime.vault },
        records,
        shippedGuards[engine.name],
      ),
    )
    expect(verdict).toMatchObject({ result: 'ok' })
  })
})
