import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatrixHouse } from '#tests/factories/matrix-house.ts'
import { matrixPeople } from '#tests/factories/matrix-people.ts'
import { acting, inCase, places } from '#tests/factories/matrix-places.ts'
import { matrixRoutes } from '#tests/factories/matrix-routes.ts'
import { engineOf, noPostgres } from '#tests/setup/databases.ts'
import { Matrix } from '#tests/setup/matrix-run.ts'
import { tableDigests } from '#tests/setup/table-digests.ts'

/*
 * The narrowest part of the matrix that PostgreSQL could answer otherwise: loaders and forms of the pages of a case, for
 * whoever may, whoever may not and whoever does one narrow task, and that a refusal leaves the store as it was. What is asked of
 * the rules is asked on the embedded engine, of everybody (http-matrix-reads and http-matrix-forms).
 */
const engine = engineOf('postgres')
const long = 300_000
const some = ['member', 'team of another school', 'campus monitor in the plan']
let url: string
let matrix: Matrix

const people = matrixPeople.ofColumns.filter(({ name }) => some.includes(name))

describe.skipIf(noPostgres !== null)('the matrix on PostgreSQL', { timeout: long }, () => {
  beforeAll(async () => {
    const fresh = await engine.fresh()
    url = fresh.url
    matrix = await Matrix.over(url, await aMatrixHouse(fresh.store))
  }, long)
  afterAll(() => matrix.stop())

  it('has the people who are asked', () => {
    expect(people.map(({ name }) => name).sort()).toEqual([...some].sort())
  })

  it('a loader answers as the role table says', async () => {
    const asked = places(people, matrixRoutes.filter(inCase))
    expect(await matrix.all(asked, (one) => matrix.ask('alone', one))).toEqual([])
  })

  it('a form answers likewise, and one that is refused leaves the store as it was, but for the log', async () => {
    // Every fourth form, and all of them of whoever is of another school.
    const asked = places(people, acting.filter(inCase)).filter(
      ({ person }, n) => n % 4 === 0 || person.name === 'team of another school',
    )
    expect(await matrix.all(asked, (one) => matrix.ask('filled', one))).toEqual([])
    const before = await tableDigests(url)
    await matrix.rollback(false)
    const refused = matrix.refused.filter((_one, n) => n % 9 === 0)
    await matrix.all(refused, async (one) => (await matrix.send('again', one), []))
    // Of so few people refusals are counted, and on record within a minute (bursts.test.ts); a look is at once.
    const casePage = matrixRoutes.filter(({ path }) => path === 'cases/:caseId')
    for (const look of places(people, casePage)) await matrix.ask('alone', look)
    await matrix.rollback(true)
    const after = await tableDigests(url)
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    expect(refused.length).toBeGreaterThan(10)
    expect(changed.filter((table) => /^audit/.test(table)).length).toBeGreaterThan(0)
    expect(changed.filter((table) => !/^audit|^keys$|^sessions$|^tries$/.test(table))).toEqual([])
  })
})
