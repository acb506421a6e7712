import { afterAll, beforeAll, expect, it } from 'vitest'
import { changePace } from '#app/features/district/change-pace.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { aSession } from '#tests/setup/matrix-session.ts'
import { startMatrix } from '#tests/setup/matrix.ts'
import type { MatrixServer } from '#tests/setup/matrix.ts'

/* Over HTTP: what a page says that pauses, and when it says it goes on. */
const engine = engineOf('sqlite')
const long = 120_000
let server: MatrixServer
let as: string

beforeAll(async () => {
  const { url, store } = await engine.fresh()
  const house = await aHouse(store)
  const numbers = { minutes: '5', searches: '30', looks: '100', reports: '20' }
  await house.run(changePace, 'administrator', { ...numbers, basisKind: 'ours', basisText: 'A test' })
  as = await aSession(house, 'onCall', 'running')
  server = await startMatrix(url, house.clock.now())
}, long)
afterAll(() => server.stop())

it(
  'a page that pauses says so calmly with 429 and when it goes on; My work and the search form stay open',
  async () => {
    const guesses = Array.from({ length: 100 }, (_, n) => server.ask({ path: `/cases/cas_nothing${n}`, as }))
    for (const { status } of await Promise.all(guesses)) expect(status).toBe(404)
    const paused = await server.ask({ path: '/cases/cas_nothing', as })
    expect(paused.status).toBe(429)
    expect(paused.headers['retry-after']).toBe('300')
    expect(paused.body).toContain('This pauses for a while')
    expect(paused.body).toContain('They go on in 5 minutes.')
    expect((await server.ask({ path: '/cases/cas_nothing.data', as })).headers['retry-after']).toBe('300')
    expect((await server.ask({ path: '/work', as })).status).toBe(200)
  },
  long,
)

it(
  'a search that pauses is the same page with 429 and what was typed',
  async () => {
    const search = () => server.ask({ path: '/people', method: 'POST', as, body: 'words=Marchetti' })
    for (let n = 0; n < 30; n += 1) expect((await search()).status).toBe(200)
    const paused = await search()
    expect(paused.status).toBe(429)
    expect(paused.headers['retry-after']).toBe('300')
    expect(paused.body).toContain('searching pauses. It goes on in 5 minutes.')
    expect(paused.body).toContain('value="Marchetti"')
  },
  long,
)
