import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobs } from '#app/jobs/register.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { createLog } from '#app/http/door/log.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { markerOf, marksIn } from '#tests/factories/canary-marks.ts'
import type { House } from '#tests/factories/house.ts'
import { aMatrixHouse } from '#tests/factories/matrix-house.ts'
import type { MatrixIds } from '#tests/factories/matrix-house.ts'
import { everyRoleOnce, matrixPeople } from '#tests/factories/matrix-people.ts'
import { acting, inTurn } from '#tests/factories/matrix-places.ts'
import { matrixRoutes } from '#tests/factories/matrix-routes.ts'
import { commandLine } from '#tests/setup/command-line.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { Matrix } from '#tests/setup/matrix-run.ts'

/*
 * The matrix from outside: nobody signed in, an account that was disabled, sessions that ran out or are half open, for
 * every role and address; what goes wrong; what the command line prints and what runs by itself writes down.
 */
const engine = engineOf('sqlite')
const long = 900_000

let matrix: Matrix
let house: House
let ids: MatrixIds
let url: string

beforeAll(async () => {
  const made = await engine.fresh()
  url = made.url
  ;({ house, ids } = await aMatrixHouse(made.store))
  matrix = await Matrix.over(url, { house, ids })
}, 300_000)
afterAll(async () => {
  process.stdout.write(`\nThe matrix from outside: ${matrix.told()}\n`)
  await matrix.stop()
})

const [somebody] = matrixPeople.ofColumns
const states = [
  ['nobody', somebody ? [somebody] : []],
  ['running', matrixPeople.disabled],
  ['idle', everyRoleOnce],
  ['old', everyRoleOnce],
  ['half', everyRoleOnce],
] as const

describe('every address without a running session', { timeout: long }, () => {
  it.each(states)('leads to sign-in and shows nothing: %s', async (state, people) => {
    expect(people.length).toBe(state === 'nobody' ? 1 : 17)
    const asked = [
      ...inTurn(people, 1, matrixRoutes).map((place) => ({ way: 'alone' as const, ...place })),
      ...inTurn(people, 1, acting).map((place) => ({ way: 'filled' as const, ...place })),
    ]
    expect(await matrix.all(asked, ({ way, ...place }) => matrix.without(state, way, place))).toEqual([])
  })
})

describe('what goes wrong', { timeout: long }, () => {
  it('says nothing of what it was about, on the page and in the log', async () => {
    const words = markerOf('case')('health')
    await matrix.breaking(words)
    const as = await matrix.session('counselor in the case')
    const path = `/cases/${ids['case:case'] ?? ''}`
    for (const address of [path, `${path}.data`, `${path}/note/new`, '/work']) {
      const answer = await matrix.send('broken', { path: address, as })
      expect(answer.status, address).toBe(500)
      expect(marksIn(answer.body), address).toEqual([])
    }
    await matrix.breaking('')
    const log = await matrix.log()
    expect(log).toContain('"level":"error"')
    expect(marksIn(log)).toEqual([])
  })
})

describe('what has no page', { timeout: long }, () => {
  it('every job writes down nothing of what is in a case', async () => {
    const lines: string[] = []
    const log = createLog((line) => lines.push(line), house.clock.now)
    await runJobs({ runtime: house.runtime, newId, log, list: jobs }, 'one server')
    expect(jobs.length).toBeGreaterThan(5)
    expect(lines.filter((line) => line.includes('"error"'))).toEqual([])
    expect(marksIn(lines.join(''))).toEqual([])
  })

  it('every command of the command line prints nothing of what is in a case', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offramp-matrix-'))
    const commands = readdirSync('cli').filter((file) => file.endsWith('.ts') && file !== 'run-command.ts')
    const options: Readonly<Record<string, string[][]>> = {
      'audit-bundle': [['--out', join(folder, 'bundle')]],
      'audit-verify': [[]],
      backup: [['--to', join(folder, 'copy.db')]],
      demo: [[]],
      keys: [['status'], ['rotate-data']],
      migrate: [[]],
      reindex: [[]],
      restore: [['--from', join(folder, 'copy.db')]],
      roster: [['nothing.csv']],
      setup: [[]],
      signer: [['show']],
      witness: [['show']],
    }
    expect(commands.map((file) => file.replace('.ts', '')).sort()).toEqual(Object.keys(options).sort())
    for (const [name, runs] of Object.entries(options))
      for (const given of runs) {
        const { out, err } = await commandLine(name, url, ...given)
        expect(out + err, name).not.toBe('')
        expect(marksIn(out + err), name).toEqual([])
      }
    rmSync(folder, { recursive: true, force: true })
  })
})
