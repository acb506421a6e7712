import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { registry } from '#app/features/entries.ts'
import { changeStudent } from '#app/features/roster/change-student.command.server.ts'
import { findStudents, studentForm } from '#app/features/roster/student-forms.query.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { commandLine } from '#tests/setup/command-line.ts'
import { engineOf, onBothEngines } from '#tests/setup/databases.ts'

const aStudent = (house: House, more: Record<string, unknown> = {}) => ({
  studentNumber: '7001',
  given: 'Mara',
  family: 'Quill',
  grade: '5',
  schoolId: house.id('ACE'),
  birthDate: '',
  handles: '@mq\n@quill',
  classes: '',
  guardians: [{ given: 'Rosa', family: 'Quill', relation: 'mother', phone: '555-0177' }],
  places: [{ label: 'Mother’s home', line: '4 Levee Rd', relation: 'mother' }],
  ...more,
})

onBothEngines('the roster', (engine) => {
  let url: string
  let first: House
  beforeAll(async () => {
    const made = await engine.fresh()
    url = made.url
    first = await aHouse(made.store)
    await made.store.close()
  })
  const aFreshHouse = async () => first.over((await engine.fresh(url)).store)
  const shown = async (house: House, personId: string) =>
    (await house.ask(studentForm, 'administrator', { personId })).form.values

  it('refuses a student without a name or a school, and a number that somebody has', async () => {
    const house = await aFreshHouse()
    await expect(
      house.run(changeStudent, 'administrator', aStudent(house, { given: '', schoolId: '' })),
    ).rejects.toMatchObject({ errors: { given: 'Give the first name.', schoolId: 'Choose the school.' } })
    await expect(
      house.run(changeStudent, 'administrator', aStudent(house, { studentNumber: '1001' })),
    ).rejects.toMatchObject({ errors: { studentNumber: 'Leo Marchetti has this number already.' } })
    await expect(
      house.run(changeStudent, 'administrator', aStudent(house, { schoolId: 'sch_elsewhere' })),
    ).rejects.toMatchObject({ errors: { schoolId: 'Choose the school.' } })
  })

  it('records whom it named, and by what they were found, as a search is recorded', async () => {
    const house = await aFreshHouse()
    const { people } = await house.ask(findStudents, 'administrator', { words: '1001' })
    const before = (await house.log()).length
    const taken = house.run(changeStudent, 'administrator', aStudent(house, { studentNumber: '1001' }))
    await expect(taken).rejects.toMatchObject({ name: 'InputRefused' })
    await expect(house.run(changeStudent, 'administrator', aStudent(house, { given: '' }))).rejects.toThrow()
    const since = (await house.log()).slice(before)
    expect(since).toMatchObject([
      {
        act: 'viewed',
        out: 'allow',
        obj: { t: 'command', id: 'changeStudent', sec: 'people', n: 1 },
        why: 'rule:administrator',
      },
    ])
    expect(JSON.stringify(since)).not.toMatch(/1001|Marchetti/)
    const sealed = await house.sealedOf(since[0]?.seq)
    expect(sealed).toContain('1001')
    expect(sealed).toContain(people[0]?.id)
  })

  it('is changed by nobody who neither runs the system nor leads the district', async () => {
    const house = await aFreshHouse()
    for (const who of ['lead', 'referrer', 'auditor', 'onCall'] as const) {
      await expect(house.run(changeStudent, who, aStudent(house))).rejects.toMatchObject({ status: 403 })
    }
  })

  it('refuses a student who is not there', async () => {
    const house = await aFreshHouse()
    const nobody = aStudent(house, { personId: 'per_nobody' })
    await expect(house.run(changeStudent, 'administrator', nobody)).rejects.toThrow('not on the roster')
  })

  it('takes a student with parents and addresses, in one event', async () => {
    const house = await aFreshHouse()
    const before = (await house.log()).length
    const { personId } = await house.run(changeStudent, 'administrator', aStudent(house))
    expect((await house.log()).slice(before).map(({ act }) => act)).toEqual(['person.saved'])
    expect(await shown(house, personId)).toMatchObject({
      given: 'Mara',
      handles: '@mq\n@quill',
      guardians: [{ given: 'Rosa', relation: 'mother', phone: '555-0177' }],
      places: [{ line: '4 Levee Rd', relation: 'mother' }],
    })
    const { people } = await house.ask(findStudents, 'districtLead', { words: 'quill' })
    expect(people).toEqual([{ id: personId, name: 'Mara Quill', about: 'grade 5, Alder Creek Elementary, 7001' }])
  })

  it('keeps who is named again, and lets go of who is not; the log follows every change', async () => {
    const house = await aFreshHouse()
    const { personId } = await house.run(changeStudent, 'administrator', aStudent(house))
    const father = { given: 'Ivo', family: 'Quill', relation: 'father', phone: '' }
    const mother = { given: 'rosa', family: 'quill', relation: 'mother', phone: '555-0199' }
    const home = { label: 'Home', line: '4  levee rd', relation: 'mother' }
    const second = { label: 'Father’s home', line: '9 Dock St', relation: 'father' }
    const again = aStudent(house, { personId, grade: '6', guardians: [father, mother], places: [home, second] })
    await house.run(changeStudent, 'districtLead', again)
    const both = await shown(house, personId)
    expect(both.grade).toBe('6')
    expect(both.guardians.map((one) => one.phone).sort()).toEqual(['', '555-0199'])
    expect(both.places.map((one) => one.label).sort()).toEqual(['Father’s home', 'Home'])
    await house.run(changeStudent, 'districtLead', { ...again, guardians: [father], places: [second] })
    const one = await shown(house, personId)
    expect(one.guardians.map(({ given }) => given)).toEqual(['Ivo'])
    expect(one.places.map(({ line }) => line)).toEqual(['9 Dock St'])
    const core = { clock: house.clock, registry, districts: createDistricts(), vault: house.runtime.vault }
    const verdict = await house.store.read((records) => verify(core, records, shippedGuards[house.store.engine]))
    expect(verdict.result).toBe('ok')
  })
})

describe('npm run roster', () => {
  const engine = engineOf('sqlite')
  const folder = mkdtempSync(join(tmpdir(), 'offramp-roster-'))
  const csv = (name: string, ...lines: string[]) => {
    const path = join(folder, name)
    writeFileSync(path, `\ufeff${lines.join('\r\n')}\r\n`)
    return path
  }
  const columns =
    'school,number,given,family,grade,birthDate,classes,guardian1,guardian1Relation,guardian1Phone,address1'
  let url: string
  let house: House
  beforeAll(async () => {
    const fresh = await engine.fresh()
    house = await aHouse(fresh.store)
    url = fresh.url
  })
  const found = async (words: string) => (await house.ask(findStudents, 'administrator', { words })).people

  it('says how, and what is wrong in which line; then nothing is loaded', async () => {
    expect(await commandLine('roster', url, '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage:') as string,
    })
    const wrong = csv(
      'wrong.csv',
      columns,
      'ACE,8001,Ola,Brandt,3,,,,,,',
      'ACE,8001,,Brandt,3,13 May,,,,,',
      'XYZ,8002,Ola,Brandt,3,,,Tove Brandt,mother,none,',
    )
    const { code, err } = await commandLine('roster', url, wrong)
    expect(code).toBe(1)
    expect(err).toContain('Line 3: the number 8001 stands in line 2 too.')
    expect(err).toContain('Line 3, given: Give the first name.')
    expect(err).toContain('Line 3, birthDate: Give a date.')
    expect(err).toContain('Line 4, guardian1Phone: Give a number that can be called')
    expect(err).toContain('Line 4, school: no school has the code XYZ. There are: ACE, DVH.')
    expect(err).toContain('Nothing was loaded.')
    expect((await commandLine('roster', url, join(folder, 'none.csv'))).err).toContain('can’t be read')
    expect((await commandLine('roster', url, csv('short.csv', 'school,number', 'ACE,1'))).err).toContain(
      'has no column given, family, grade',
    )
    expect(await found('brandt')).toEqual([])
  })

  it('loads students with parents and addresses, and takes the same number as the same student', async () => {
    const path = csv(
      'good.csv',
      columns,
      'ACE,8001,Ola,Brandt,3,2018-05-13,Art; Music,Tove Brandt,mother,555-0120,2 Mill Ln',
    )
    expect(await commandLine('roster', url, path, '--check')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was changed') as string,
    })
    expect(await found('brandt')).toEqual([])
    expect(await commandLine('roster', url, path)).toMatchObject({ code: 0, out: '1 student loaded.\n' })
    const [ola] = await found('brandt')
    const { form } = await house.ask(studentForm, 'administrator', { personId: ola?.id })
    expect(form.values).toMatchObject({
      classes: 'Art\nMusic',
      guardians: [{ given: 'Tove', family: 'Brandt', relation: 'mother' }],
      places: [{ line: '2 Mill Ln' }],
    })
    const next = csv('next.csv', 'school,number,given,family,grade', 'DVH,8001,Ola,Brandt,9')
    expect((await commandLine('roster', url, next)).code).toBe(0)
    expect((await found('brandt')).map(({ about }) => about)).toEqual(['grade 9, Delta Vista High, 8001'])
    const kept = await house.ask(studentForm, 'administrator', { personId: ola?.id })
    expect(kept.form.values.guardians).toHaveLength(1)
  })
})
