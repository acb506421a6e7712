import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalSpan } from '#app/http/hold-refusal.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { oddNumbers, statements, wouldRun } from '#tests/factories/hostile-words.ts'
import { alike } from '#tests/factories/matrix-checks.ts'
import { addressOf, aloneOf, matrixRoutes, paramsOf, randomId } from '#tests/factories/matrix-routes.ts'
import { operations } from '#tests/laws/operations.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { aSession } from '#tests/setup/matrix-session.ts'
import { startMatrix } from '#tests/setup/matrix.ts'
import type { Answered, Asked, MatrixServer } from '#tests/setup/matrix.ts'

/*
 * Words for a database in every id of an address, every field of it and every search: nothing fails, nothing takes longer,
 * and nothing is shown that would not be shown without them.
 */
const people = ['triage', 'districtLead', 'auditor', 'administrator']
const searches = ['/cases/search', '/people', '/admin/people', '/enrolment/find']
/** Longer than any answer takes, shorter than what the words ask a database to wait. */
const soon = 60_000
const idsIn = ({ body }: Answered) => new Set(body.match(/\b(?:cas|per|usr|ent|fil)_[a-z2-7]{26}\b/g) ?? [])

/** What an address may name beside its path: the fields of the queries. */
const fieldsOf = new Map(
  (await operations()).map(({ name, value }) => [name, Object.keys((value.input as { shape?: object }).shape ?? {})]),
)

onBothEngines('words for a database', (engine) => {
  let house: House
  let server: MatrixServer
  let ids: Record<string, string>
  const sessions = new Map<string, string>()

  beforeAll(async () => {
    const fresh = await engine.fresh()
    house = await aHouse(fresh.store)
    ids = {
      'case:case': await house.folder(),
      ACE: house.id('ACE'),
      member: house.id('triage'),
      referrer: house.id('referrer'),
    }
    await house.runtime.projectQueued(1_000)
    server = await startMatrix(fresh.url, house.clock.now())
    for (const who of people) sessions.set(who, await aSession(house, who, 'running'))
  }, 120_000)
  afterAll(() => server.stop())

  const ask = async (who: string, asked: Asked) => {
    const answer = await server.ask({ ...asked, as: sessions.get(who) })
    expect(answer.status, `${who}: ${asked.path} ${String(asked.body)}`).toBeLessThan(500)
    expect(answer.ms, `${who}: ${asked.path}`).toBeLessThan(soon)
    return answer
  }
  const inPieces = async <T>(all: readonly T[], work: (one: T) => Promise<void>) => {
    for (let at = 0; at < all.length; at += 32) await Promise.all(all.slice(at, at + 32).map(work))
  }

  it('in an id of an address answer as an id that nothing has, as late', async () => {
    const routes = matrixRoutes.filter((route) => paramsOf(route).length > 0 && !route.path.includes('sign-in'))
    const asked = routes.map((route, n) => ({ route, words: statements[n % statements.length] ?? '', who: 'triage' }))
    const known = new Map<string, Promise<Answered>>()
    await inPieces(asked, async ({ route, words, who }) => {
      const nothing = addressOf(route, 'case', ids, true)
      const made = nothing.replace(/[a-z]{3}_[a-z2-7]{26}/, encodeURIComponent(words))
      if (made === nothing) return
      const key = `${route.id} ${who}`
      const none = known.get(key) ?? ask(who, { path: aloneOf(nothing, route) })
      known.set(key, none)
      const answer = await ask(who, { path: aloneOf(made, route) })
      expect(answer.status, made).toBe((await none).status)
      expect(alike(answer.body).replaceAll(words, ''), made).toHaveLength(alike((await none).body).length)
      if (answer.status === 404) expect(answer.ms, made).toBeGreaterThanOrEqual(refusalSpan - 1)
    })
    expect(asked.length).toBeGreaterThan(75)
  }, 240_000)

  it('in a field of an address show nothing that it does not show without', async () => {
    const asked = new Map<string, { who: string; path: string; name: string; shown: Set<string> }>()
    const routes = matrixRoutes.filter(({ path }) => path !== '*')
    await inPieces(
      people.flatMap((who) => routes.map((route) => ({ who, route }))),
      async ({ who, route }) => {
        const path = aloneOf(addressOf(route, 'case', ids), route)
        const plain = await ask(who, { path })
        const own = plain.asked.filter(({ by, name, end }) => by === 'user' && name !== 'frame' && end === 'ok')
        for (const { name: query } of own)
          for (const name of fieldsOf.get(query) ?? [])
            if (!paramsOf(route).includes(name)) asked.set(`${query} ${name}`, { who, path, name, shown: idsIn(plain) })
      },
    )
    const words = [...statements, ...oddNumbers]
    await inPieces(
      // Every field takes a third of the words, every word a third of the fields.
      [...asked.values()].flatMap((one, of) =>
        words.filter((_, n) => n % 3 === of % 3).map((text) => ({ ...one, text })),
      ),
      async ({ who, path, name, shown, text }) => {
        const answer = await ask(who, { path: `${path}&${name}=${encodeURIComponent(text)}` })
        const extra = [...idsIn(answer)].filter((id) => !shown.has(id))
        expect(extra, `${path}&${name}=${text}`).toEqual([])
      },
    )
    expect(asked.size).toBeGreaterThan(12)
    for (const path of ['/audit', `/cases/${ids['case:case']}/as-of`, '/cases', '/counts'])
      for (const more of ['a.b.c.d.e.f=1', 'a=1&a=2', '__proto__=1', 'on=2026-99-99', 'at=25:61'])
        for (const who of people) await ask(who, { path: `${path}?${more}` })
    expect(await server.log()).not.toContain('"level":"error"')
  }, 240_000)

  it('in a search find nothing, and stand in the page as what was typed', async () => {
    const search = (who: string, path: string, words: string) =>
      ask(who, { path, method: 'POST', body: new URLSearchParams({ words }).toString() })
    for (const path of searches)
      for (const who of path === '/cases/search' ? ['triage'] : ['administrator']) {
        const none = idsIn(await search(who, path, 'Zzyzxqq'))
        for (const words of statements) {
          const answer = await search(who, path, words)
          expect(
            [...idsIn(answer)].filter((id) => !none.has(id)),
            `${who} ${path} ${words}`,
          ).toEqual([])
          expect(wouldRun(answer.body), `${who} ${path} ${words}`).toEqual([])
        }
      }
    const emergency = { code: 'missing', reason: 'Nobody can be reached about this.', schoolId: ids.ACE ?? '' }
    for (const words of statements)
      for (const field of ['number', 'student']) {
        const body = new URLSearchParams({ ...emergency, [field]: words }).toString()
        const answer = await ask('triage', { path: '/emergencies/new', method: 'POST', body })
        expect(answer.status, words).toBe(422)
      }
    const entries = await house.store.read((records) => records.folders.entries(ids['case:case'] ?? ''))
    expect(entries.length).toBeGreaterThan(0)
  }, 240_000)
})

describe('what a page would run', () => {
  it('is found where a page writes text as it is, and only there', () => {
    const page = (inner: string) =>
      `<!DOCTYPE html><html><body class="a">${inner}<script nonce="n">a<b</script></body></html>`
    expect(wouldRun(page('words &lt;b&gt; <input value="&quot;&gt;"/>'))).toEqual([])
    for (const odd of [
      '<script>x</script>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<base href="x">',
      'a < b',
      "<p x='1'>",
    ])
      expect(wouldRun(page(odd)), odd).not.toEqual([])
    expect(randomId('cas_')).toMatch(/^cas_/)
  })
})
