import { afterAll, beforeAll, expect, it } from 'vitest'
import { nothing } from '#app/gates/audit/leaf.ts'
import type { Change } from '#app/gates/audit/leaf.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { askBoth } from './both.ts'
import { aLog, appended, bundles, exported, hashOf, leafOf } from './sound-log.ts'
import type { Log } from './sound-log.ts'

/* What was destroyed lawfully: docs/audit-format.md, What was destroyed. */

const engine = engineOf('sqlite')
const written = bundles()
afterAll(written.end)

/** Events whose texts are destroyed, and one of them whose sealed part is. */
const texts = Array.from({ length: 40 }, (_, n) => 60 + n)
let before: Log
let after: Log

beforeAll(async () => {
  const made = await aLog(engine, { size: 120, every: 50 })
  before = made.log
  const changes: Change[] = texts.map((n) => ({ t: 'leaf', id: String(n), b: hashOf(before.bodies[n]!), a: nothing }))
  const parts = before.sealed!.filter(({ seq }) => seq >= 100)
  for (const { seq } of parts)
    changes.push({ t: 'sealed', id: String(seq), b: leafOf(before.bodies[seq]!).sc, a: nothing })
  const event = { act: 'governance.expunge', object: { t: 'case', id: 'cas_1', count: changes.length } }
  await appended(made.house, made.house.clock.now(), [{ event, changes }])
  after = await exported(made.house, true)
}, 120_000)

const redacted = (log: Log, ns: readonly number[]): Log => ({
  ...log,
  bodies: log.bodies.map((body, n) => (ns.includes(n) ? `{"redacted":true,"h":"${hashOf(body)}"}` : body)),
  sealed: log.sealed?.filter(({ seq }) => !ns.includes(seq)),
})
const withoutParts = (log: Log): Log => ({ ...log, sealed: log.sealed?.filter(({ seq }) => seq < 100 || seq >= 120) })

it('a log whose texts and sealed parts were destroyed is sound where events say so, also where one could not say it all', async () => {
  expect(after.bodies.filter((body) => body.includes('governance.expunge')).length).toBeGreaterThan(1)
  const [all, none, fewer] = await askBoth([
    { folder: written.write(withoutParts(redacted(after, texts))) },
    { folder: written.write(after) },
    { folder: written.write(redacted(after, texts.slice(3))) },
  ])
  for (const answer of [all, none, fewer]) expect(answer).toMatchObject({ result: 'ok', events: after.bodies.length })
})

it('what no event says was destroyed is told, and so is what an event says with another hash', async () => {
  const swapped = redacted(after, texts)
  const wrong = { ...swapped, bodies: swapped.bodies.map((body, n) => (n === 61 ? swapped.bodies[62]! : body)) }
  const [text, part, early, other] = await askBoth([
    { folder: written.write(redacted(after, [...texts, 20])) },
    { folder: written.write({ ...after, sealed: after.sealed?.filter(({ seq }) => seq >= 14) }) },
    { folder: written.write(redacted(before, texts)) },
    { folder: written.write(wrong) },
  ])
  expect(text).toMatchObject({ result: 'tampered', seq: 20, check: 'redacted' })
  expect(part).toMatchObject({ result: 'tampered', check: 'sealed' })
  expect(early).toMatchObject({ result: 'tampered', seq: 60, check: 'redacted' })
  expect(other).toMatchObject({ result: 'tampered' })
})

it('a destroyed text spelled otherwise is no event', async () => {
  const odd = redacted(after, texts)
  const bodies = odd.bodies.map((body, n) => (n === 70 ? body.replace('true', 'true ') : body))
  const [seen] = await askBoth([{ folder: written.write({ ...odd, bodies }) }])
  expect(seen).toMatchObject({ result: 'tampered', seq: 70, check: 'schema' })
})
