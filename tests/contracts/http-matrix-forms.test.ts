import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalSpan } from '#app/http/hold-refusal.server.ts'
import { markerOf } from '#tests/factories/canary-marks.ts'
import { aMatrixHouse } from '#tests/factories/matrix-house.ts'
import { matrixPeople } from '#tests/factories/matrix-people.ts'
import { acting, inCase, inTurn, often, places } from '#tests/factories/matrix-places.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { Matrix, atOnce } from '#tests/setup/matrix-run.ts'
import { tableDigests } from '#tests/setup/table-digests.ts'

/*
 * Every form of app/routes.ts, sent over HTTP to the production build by everybody of the role table and by all roles in
 * every relation: filled in as its page offers it, and with nothing in it. See http-matrix-reads.test.ts for the tables.
 */
const engine = engineOf('sqlite')
const long = 900_000
const { ofColumns, recused, elsewhere, expired } = matrixPeople
/** Who sends forms without script too: somebody who may in the case, one from outside, one of another school, one kept out. */
const withoutScript = ['member', 'referrer', 'team of another school', 'recused member', 'administrator']
let matrix: Matrix
let url: string
let made: Awaited<ReturnType<typeof aMatrixHouse>>

beforeAll(async () => {
  const fresh = await engine.fresh()
  url = fresh.url
  made = await aMatrixHouse(fresh.store)
  matrix = await Matrix.over(url, made)
}, 300_000)
afterAll(async () => {
  process.stdout.write(`\nThe matrix of forms: ${matrix.told()}\n`)
  await matrix.stop()
})

describe('every form, for everybody', { timeout: long }, () => {
  it('one that is filled in is taken from those whom the role table lets, and from nobody else', async () => {
    const asked = [
      ...often(ofColumns, 5, acting),
      ...inTurn(expired, 3, acting),
      ...inTurn(ofColumns, 8, acting.filter(inCase), ['triage']),
      ...inTurn([...recused, ...elsewhere], 3, acting.filter(inCase), ['triage']),
    ]
    expect(await matrix.all(asked, (one) => matrix.ask('filled', one))).toEqual([])
    // Not all forms can be filled in by their page alone; enough are, so that a refusal is not one of the form.
    expect(matrix.taken()).toBeGreaterThan(100)
  })

  it('so is one with nothing in it', async () => {
    expect(await matrix.all(inTurn(ofColumns, 6, acting), (one) => matrix.ask('empty', one))).toEqual([])
  })

  it('so is one that a browser without script sends', async () => {
    const some = ofColumns.filter(({ name }) => withoutScript.includes(name))
    expect(some).toHaveLength(withoutScript.length)
    const wrong = await matrix.all(places(some, acting), (one) => matrix.ask('plainly', one), atOnce.pages)
    expect(wrong).toEqual([])
  })

  it('an emergency says the same of a case that one may not open as of none, and as late', async () => {
    const { house, ids } = made
    const schoolId = ids.ACE ?? ''
    const row = await house.store.read((records) => records.index.row(ids['case:case'] ?? ''))
    const asked: Record<string, string>[] = [
      { number: row?.caseNumber ?? '' },
      { number: 'RA-26-9999' },
      { student: '5001' },
      { student: '9999' },
      { student: `Leo ${markerOf('case')('identity')}`, schoolId },
      { student: 'Nobody Atall', schoolId },
    ]
    for (const who of ['recused member', 'chair of another school', 'counselor of another school']) {
      const as = await matrix.session(who)
      for (const more of asked) {
        const form = { code: 'missing', reason: 'The aunt called and nobody can be reached.', ...more }
        const body = new URLSearchParams(form).toString()
        const answer = await matrix.send('emergency', { path: '/emergencies/new.data', method: 'POST', as, body })
        expect(answer.status, `${who}: ${body}`).toBe(422)
        expect(answer.body).toContain('No case that you can open in an emergency fits this.')
        expect(answer.ms, `${who}: ${body}`).toBeGreaterThanOrEqual(refusalSpan - 1)
      }
    }
  })

  it('one that is refused leaves the store as it was, but for the log', async () => {
    const before = await tableDigests(url)
    await matrix.rollback(false)
    const some = matrix.refused.filter((_one, n) => n % 7 === 0)
    await matrix.all(some, async (one) => (await matrix.send('again', one), []))
    await matrix.rollback(true)
    const after = await tableDigests(url)
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    expect(some.length).toBeGreaterThan(150)
    expect(changed.filter((table) => !/^audit|^keys$|^sessions$|^tries$/.test(table))).toEqual([])
    expect(changed.filter((table) => /^audit/.test(table)).length).toBeGreaterThan(0)
  })
})
