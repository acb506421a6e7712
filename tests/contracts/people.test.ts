import { beforeAll, expect, it } from 'vitest'
import type { PersonRow, Store } from '#db/records/records.ts'
import { moment, personRow, schoolRow } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('people', (engine) => {
  let store: Store
  const names = (rows: readonly PersonRow[]) => rows.map((row) => row.name)
  const caleb = personRow({
    id: 'per_caleb',
    given: 'Caleb',
    family: 'Strand',
    schoolId: 'sch_ridge',
    grade: '10',
    studentNumber: '48213',
    handles: ['@cstrand'],
    classes: ['P3 Biology'],
  })

  beforeAll(async () => {
    store = (await engine.fresh()).store
    await store.write(async ({ write }) => {
      for (const id of ['sch_ridge', 'sch_miwok', 'sch_delta']) await write.saveSchool(schoolRow(id))
      const others = [
        personRow({ given: 'Kaleb', family: 'Strand', schoolId: 'sch_ridge', grade: '9', studentNumber: '48377' }),
        personRow({ given: 'Calvin', family: 'Strand', schoolId: 'sch_ridge', grade: '10' }),
        personRow({ given: 'Caleb', family: 'Strand', schoolId: 'sch_delta', grade: '12' }),
        personRow({ given: 'Emma', family: 'Halvorsen', schoolId: 'sch_miwok', grade: '7' }),
        personRow({ given: 'Emma', family: 'Halverson', schoolId: 'sch_miwok', grade: '7' }),
        personRow({ given: 'Jordan', family: 'Reyes-Whitaker', schoolId: 'sch_delta', grade: '11' }),
        personRow({ given: 'Jordan', family: 'Reyes', schoolId: 'sch_delta', grade: '11' }),
        personRow({ id: 'per_mother', given: 'Dana', family: 'Strand', kind: 'guardian' }),
        personRow({ given: 'Zoë', family: 'Ångström', schoolId: 'sch_delta' }),
      ]
      for (const person of [caleb, ...others]) await write.savePerson(person)
    })
  })

  const search = (words: string, more: { schoolId?: string; kind?: PersonRow['kind']; limit?: number } = {}) =>
    store.read(({ people }) => people.search(words, { limit: 10, ...more }))
  const like = async (id: string) => names(await store.read(({ people }) => people.lookAlikes(id)))
  const idOf = async (name: string) => (await search(name))[0]?.id ?? ''

  it('keeps a person as given', async () => {
    expect(await store.read(({ people }) => people.byId('per_caleb'))).toEqual(caleb)
    expect(await store.read(({ people }) => people.byStudentNumber('48213'))).toEqual(caleb)
    expect(await store.read(({ people }) => people.byIds([]))).toEqual([])
    expect(await store.read((records) => records.evidence.people({ limit: 100 }))).toContainEqual(caleb)
  })

  it('finds look-alikes, the same school first (P10)', async () => {
    expect(await like('per_caleb')).toEqual(['Kaleb Strand', 'Caleb Strand'])
    expect(await like(await idOf('Emma Halvorsen'))).toEqual(['Emma Halverson'])
    expect(await like(await idOf('Jordan Reyes-Whitaker'))).toEqual(['Jordan Reyes'])
    expect(await like(await idOf('Zoe'))).toEqual([])
    expect(await like('per_unknown')).toEqual([])
  })

  it('finds by parts of a name in any order, without accents, and by number', async () => {
    expect(names(await search('halvor'))).toEqual(['Emma Halvorsen'])
    expect(names(await search('angst zoe'))).toEqual(['Zoë Ångström'])
    expect(names(await search('48213'))).toEqual(['Caleb Strand'])
    expect(names(await search('482'))).toEqual(['Caleb Strand'])
    expect(names(await search('whitaker jor'))).toEqual(['Jordan Reyes-Whitaker'])
    expect(await search('')).toEqual([])
    expect(await search('%')).toEqual([])
  })

  it('shows the similar together with the same, the same first', async () => {
    expect(names(await search('Caleb Strand'))).toEqual(['Caleb Strand', 'Caleb Strand', 'Kaleb Strand'])
    expect(names(await search('Caleb Strand', { schoolId: 'sch_ridge' }))).toEqual(['Caleb Strand', 'Kaleb Strand'])
    expect(await search('strand', { limit: 2 })).toHaveLength(2)
    expect(names(await search('strand', { kind: 'guardian' }))).toEqual(['Dana Strand'])
  })

  it('a changed name is found by the new one only', async () => {
    const row = personRow({ id: 'per_renamed', given: 'Quentin', family: 'Oldfield' })
    await store.write(({ write }) => write.savePerson(row))
    await store.write(({ write }) => write.savePerson({ ...row, family: 'Newfield', name: 'Quentin Newfield' }))
    expect(await search('oldfield')).toEqual([])
    expect(names(await search('newfield'))).toEqual(['Quentin Newfield'])
  })

  it('pages the roster by family name without a gap', async () => {
    const all = await store.read(({ people }) => people.page({ schoolId: 'sch_ridge', limit: 100 }))
    expect(names(all)).toEqual(['Caleb Strand', 'Calvin Strand', 'Kaleb Strand'])
    const next = await store.read(({ people }) => people.page({ schoolId: 'sch_ridge', after: all[0]?.id, limit: 1 }))
    expect(names(next)).toEqual(['Calvin Strand'])
    expect(await store.read(({ people }) => people.page({ after: 'per_unknown', limit: 5 }))).toEqual([])
  })

  it('knows guardians and where a person stays', async () => {
    const address = { id: 'adr_home', label: 'Home', line: '12 Oak St', createdAt: moment, salt: 's' }
    await store.write(async ({ write }) => {
      await write.saveAddress(address)
      await write.saveGuardian({ studentId: 'per_caleb', guardianId: 'per_mother', relation: 'mother' })
      await write.saveGuardian({ studentId: 'per_caleb', guardianId: 'per_mother', relation: 'mother, custody' })
      await write.saveStay({ personId: 'per_caleb', addressId: 'adr_home', relation: 'lives here' })
    })
    const { guardians, stays } = await store.read(async ({ people }) => ({
      guardians: await people.guardians('per_caleb'),
      stays: await people.stays('per_caleb'),
    }))
    expect(guardians).toMatchObject([{ relation: 'mother, custody', guardian: { name: 'Dana Strand' } }])
    expect(stays).toEqual([{ personId: 'per_caleb', addressId: 'adr_home', relation: 'lives here', address }])
  })

  it('refuses two students with one number, and a school that does not exist', async () => {
    const twin = personRow({ given: 'Other', family: 'Body', studentNumber: '48213' })
    await expect(store.write(({ write }) => write.savePerson(twin))).rejects.toThrow()
    const lost = personRow({ given: 'Other', family: 'Body', schoolId: 'sch_unknown' })
    await expect(store.write(({ write }) => write.savePerson(lost))).rejects.toThrow()
    expect(await search('body')).toEqual([])
  })
})
