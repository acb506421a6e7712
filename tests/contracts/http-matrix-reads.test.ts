import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatrixHouse } from '#tests/factories/matrix-house.ts'
import { matrixPeople } from '#tests/factories/matrix-people.ts'
import { inCase, inNoStaffMatter, inTurn, often, places } from '#tests/factories/matrix-places.ts'
import { matrixRoutes } from '#tests/factories/matrix-routes.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { Matrix, atOnce } from '#tests/setup/matrix-run.ts'
import type { Place } from '#tests/setup/matrix-run.ts'

/*
 * Every address of app/routes.ts, asked over HTTP of the production build by everybody of the role table and by all roles
 * in every relation: its loader alone, and the page. What comes back is what the role table says; what is refused answers
 * as what is not there, no sooner; and no answer holds a mark of a part of a case that its reader may not see. The tables
 * are role-table.csv (tests/laws) and, beside this file, canary-rights.csv, page-rights.csv and matrix-narrower.csv, all
 * kept by hand.
 */
const engine = engineOf('sqlite')
const long = 900_000
const { ofColumns, recused, elsewhere, expired } = matrixPeople
/** What shows marks of a case to whoever may see them: asked by everybody, so that looking for a mark means something. */
const showsMost = ({ path }: { path: string }): boolean => shown.has(path)
const shown: ReadonlySet<string> = new Set([
  'work',
  'cases',
  'cases/:caseId',
  'cases/:caseId/decisions',
  'cases/:caseId/file/:fileId',
  'cases/:caseId/print',
  'emergencies',
])
let matrix: Matrix
let entries: Place[]

beforeAll(async () => {
  const { url, store } = await engine.fresh()
  const made = await aMatrixHouse(store)
  matrix = await Matrix.over(url, made)
  const route = matrixRoutes.find(({ id }) => id === 'routes/case.entry')
  const all = await Promise.all(
    (['case', 'triage'] as const).map(async (folder) =>
      (await store.read((records) => records.folders.entries(made.ids[`${folder}:case`] ?? '')))
        .filter(
          ({ kind }, n, list) => list.findIndex((one) => one.kind === kind) === n || !/^(member|recusal)/.test(kind),
        )
        .flatMap(({ id }) =>
          route ? places(ofColumns, [route], [folder]).map((one) => ({ ...one, entryId: id })) : [],
        ),
    ),
  )
  entries = all.flat()
}, 300_000)
afterAll(async () => {
  process.stdout.write(`\nThe matrix of pages: ${matrix.told()}\n`)
  await matrix.stop()
})

describe('every page, for everybody', { timeout: long }, () => {
  it('a loader that is called alone answers as the role table says', async () => {
    const asked = [
      ...places(ofColumns, matrixRoutes.filter(showsMost), ['case', 'triage']),
      ...often(
        ofColumns,
        6,
        matrixRoutes.filter((route) => !showsMost(route)),
      ),
      ...inTurn(
        ofColumns,
        8,
        matrixRoutes.filter((route) => inCase(route) && !showsMost(route)),
        ['triage'],
      ),
      ...inTurn(inNoStaffMatter, 4, matrixRoutes.filter(inCase), ['staff']),
      ...inTurn(expired, 3, matrixRoutes),
      ...inTurn([...recused, ...elsewhere], 5, matrixRoutes.filter(inCase)),
    ]
    expect(await matrix.all(asked, (one) => matrix.ask('alone', one))).toEqual([])
  })

  it('a page answers likewise', async () => {
    const wrong = await matrix.all(inTurn(ofColumns, 6, matrixRoutes), (one) => matrix.ask('page', one), atOnce.pages)
    expect(wrong).toEqual([])
  })

  it('every entry of a case is read by those who may read its parts', async () => {
    expect(entries.length).toBeGreaterThan(500)
    expect(await matrix.all(entries, (one) => matrix.ask('alone', one))).toEqual([])
  })

  it('every mark was shown to somebody who may see it, so that looking for it means something', () => {
    const parts = ['identity', 'target', 'education', 'means', 'reporter', 'health', 'law', 'file name', 'file content']
    const wanted = [
      ...parts.flatMap((part) => [`${part} of case`, `${part} of triage`]),
      'opening of case',
      'oversight of case',
      'draft of case',
    ]
    expect(wanted.filter((one) => !matrix.shown.has(one))).toEqual([])
  })
})
