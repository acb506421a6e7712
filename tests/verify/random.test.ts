import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { engineOf } from '#tests/setup/databases.ts'
import { askBoth } from './both.ts'
import type { Asked } from './both.ts'
import {
  aLog,
  bundles,
  checkpointAt,
  edited,
  hashOf,
  leafOf,
  logVkey,
  noteAt,
  rechained,
  witnessVkey,
} from './sound-log.ts'
import type { Log } from './sound-log.ts'

/*
 * Sound logs, damaged at random: by somebody who knows the format and puts it together again, and by a disk that knows
 * nothing. Both verifiers give the same answer to each.
 */

const size = 120
const every = 25
const engine = engineOf('sqlite')
const written = bundles()
afterAll(written.end)
let log: Log
beforeAll(async () => {
  log = (await aLog(engine, { size, every })).log
}, 120_000)

const at = fc.nat(size - 1)
/** One thing done to a log. */
const step = fc.oneof(
  fc.record({ does: fc.constant('edit' as const), n: at }),
  fc.record({ does: fc.constant('delete' as const), n: at }),
  fc.record({ does: fc.constant('double' as const), n: at }),
  fc.record({ does: fc.constant('cut' as const), n: at }),
  fc.record({ does: fc.constant('rechain' as const), n: at }),
  fc.record({ does: fc.constant('resign' as const), n: fc.nat(10) }),
  fc.record({ does: fc.constant('drop checkpoints' as const), n: fc.nat(size) }),
  fc.record({ does: fc.constant('drop anchors' as const), n: at }),
  fc.record({ does: fc.constant('redact' as const), n: at }),
  fc.record({ does: fc.constant('redact and say so' as const), n: at }),
  fc.record({ does: fc.constant('lose what is sealed' as const), n: fc.nat(30) }),
  fc.record({ does: fc.constant('change what is sealed' as const), n: fc.nat(30) }),
  fc.record({ does: fc.constant('take sealed.jsonl away' as const), n: at }),
  fc.record({ does: fc.constant('later version' as const), n: at }),
  fc.record({ does: fc.constant('other record' as const), n: at }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

const mapped = (all: readonly string[], n: number, make: (body: string) => string) =>
  all.map((body, k) => (k === n && !body.startsWith('{"redacted"') ? make(body) : body))

function damaged(from: Log, { does, n }: Step): Log {
  const { bodies } = from
  switch (does) {
    case 'edit':
      return { ...from, bodies: mapped(bodies, n, (body) => body.replace('"out":"allow"', '"out":"deny"')) }
    case 'delete':
      return { ...from, bodies: bodies.filter((_, k) => k !== n) }
    case 'double':
      return { ...from, bodies: bodies.flatMap((body, k) => (k === n ? [body, body] : [body])) }
    case 'cut':
      return { ...from, bodies: bodies.slice(0, n) }
    case 'rechain':
      return bodies.slice(n).some((body) => !body.startsWith('{"actor"') || body.includes('"v":2,'))
        ? from
        : { ...from, bodies: rechained(bodies, n) }
    case 'resign': {
      const fitting = from.checkpoints.filter((one) => one.size <= bodies.length)
      return { ...from, anchors: [], checkpoints: fitting.map((one) => checkpointAt(bodies, one.size)) }
    }
    case 'drop checkpoints':
      return { ...from, checkpoints: from.checkpoints.filter((one) => one.size < n) }
    case 'drop anchors':
      return { ...from, anchors: [] }
    case 'redact':
      return { ...from, bodies: mapped(bodies, n, (body) => `{"redacted":true,"h":"${hashOf(body)}"}`) }
    case 'redact and say so': {
      const [one, last] = [bodies[n], bodies.at(-1)]
      if (one === undefined || last === undefined || !last.startsWith('{"actor"') || last.includes('"v":2,'))
        return from
      const b = hashOf(one)
      const st = [{ t: 'leaf', id: String(n), b, a: '0'.repeat(64) }]
      const said = edited(last, {
        act: 'governance.expunge',
        seq: bodies.length,
        prev: hashOf(last),
        sc: '0'.repeat(64),
        st,
      })
      return damaged({ ...from, bodies: [...bodies, said] }, { does: 'redact', n })
    }
    case 'lose what is sealed':
      return { ...from, sealed: from.sealed?.filter((_, k) => k !== n) }
    case 'change what is sealed':
      return { ...from, sealed: from.sealed?.map((one, k) => (k === n ? { ...one, salt: `${one.salt}0` } : one)) }
    case 'take sealed.jsonl away':
      return { ...from, sealed: undefined }
    case 'later version':
      return { ...from, bodies: mapped(bodies, n, (body) => body.replace('"v":1,', '"v":2,')) }
    case 'other record':
      return {
        ...from,
        bodies: mapped(bodies, n, (body) => (leaf(body)?.st ? body.replace(/"b":"0/, '"b":"1') : body)),
      }
  }
}
const leaf = (body: string) => (body.includes('"v":2,') || !body.startsWith('{"actor"') ? undefined : leafOf(body))

it('both verifiers judge alike what somebody with the format in hand has done', async () => {
  const histories = fc.sample(fc.array(step, { maxLength: 4 }), { numRuns: 110, seed: 4_004 })
  const kept = [written.kept(noteAt(log.bodies, 40)), written.kept(noteAt(log.bodies, 100))]
  const vkeys = [logVkey, witnessVkey]
  const asked: Asked[] = histories.map((steps, n) => ({
    folder: written.write(steps.reduce(damaged, log)),
    ...(n % 3 > 0 ? { vkeys } : {}),
    ...(n % 2 > 0 ? { anchors: kept } : {}),
  }))
  const answers = await askBoth(
    asked,
    histories.map((steps) => JSON.stringify(steps)),
  )
  const count = (result: string) => answers.filter((one) => one.result === result).length
  expect(count('ok')).toBeGreaterThan(10)
  expect(count('tampered')).toBeGreaterThan(40)
  expect(count('cannot tell')).toBeGreaterThan(0)
  const checks = new Set(answers.map(({ check }) => check))
  for (const check of ['place', 'chain', 'checkpoint', 'anchor', 'redacted', 'sealed']) expect(checks).toContain(check)
}, 120_000)

it('both verifiers judge alike what a disk has done', async () => {
  const files = ['entries.jsonl', 'checkpoints.jsonl', 'anchors.jsonl', 'vkeys.txt', 'sealed.jsonl'] as const
  const lines = (rows: readonly unknown[] = []) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const sound: Record<(typeof files)[number], Buffer> = {
    'entries.jsonl': Buffer.from(log.bodies.map((body) => `${body}\n`).join('')),
    'checkpoints.jsonl': Buffer.from(lines(log.checkpoints)),
    'anchors.jsonl': Buffer.from(lines(log.anchors)),
    'vkeys.txt': Buffer.from(log.vkeys),
    'sealed.jsonl': Buffer.from(lines(log.sealed)),
  }
  const fault = fc.record({
    file: fc.constantFrom(...files, files[0]),
    where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    with: fc.constantFrom('{', '"', '\n', '0', ' ', '\u00ff', 'e', '\\', '-', '.5', ''),
    gone: fc.nat(3),
  })
  const faults = fc.sample(fault, { numRuns: 120, seed: 4_005 })
  const asked = faults.map(({ file, where, with: put, gone }) => {
    const bytes = sound[file]
    const from = Math.floor(where * bytes.length)
    const raw = Buffer.concat([bytes.subarray(0, from), Buffer.from(put, 'latin1'), bytes.subarray(from + gone)])
    return { folder: written.write(log, { [file]: raw }) }
  })
  const answers = await askBoth(
    asked,
    faults.map((one) => JSON.stringify(one)),
  )
  expect(answers.filter(({ result }) => result === 'tampered').length).toBeGreaterThan(60)
}, 120_000)
