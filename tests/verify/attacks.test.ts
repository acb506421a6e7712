import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signingKey } from '#app/keys/note.server.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { askBoth } from './both.ts'
import type { Answered } from './both.ts'
import {
  aLog,
  bundles,
  checkpointAt,
  edited,
  leafOf,
  logVkey,
  noteAt,
  rechained,
  witnessed,
  witnessVkey,
} from './sound-log.ts'
import type { Log } from './sound-log.ts'

const size = 1_000
const every = 200
const keptAt = [400, 800]
const vkeys = [logVkey, witnessVkey]

/** A log after an attack. `resign` writes its checkpoints again at the old sizes, with the log's own key. */
type Attack = (log: Log) => Log

const withBodies = (log: Log, bodies: string[]): Log => ({ ...log, bodies })
const resign = (log: Log): Log => {
  const { checkpoints, bodies } = log
  return {
    ...log,
    anchors: [],
    checkpoints: checkpoints.filter((one) => one.size <= bodies.length).map((one) => checkpointAt(bodies, one.size)),
  }
}
const until = (log: Log, end: number): Log => ({
  ...log,
  bodies: log.bodies.slice(0, end),
  sealed: log.sealed?.filter(({ seq }) => seq < end),
  checkpoints: log.checkpoints.filter((one) => one.size <= end),
  anchors: log.anchors.filter((one) => one.size <= end),
})
const denied = (bodies: readonly string[], n: number) =>
  bodies.map((body, at) => (at === n ? edited(body, { out: 'deny' }) : body))
const without = (bodies: readonly string[], n: number) => bodies.filter((_, at) => at !== n)
const swapped = (bodies: readonly string[], n: number) =>
  bodies.map((body, at) => (at === n ? (bodies[n + 1] ?? '') : at === n + 1 ? (bodies[n] ?? '') : body))
const dropLastCheckpoint = (log: Log): Log => ({ ...log, checkpoints: log.checkpoints.slice(0, -1), anchors: [] })
const rewrittenFrom = (n: number) => (log: Log) => withBodies(log, rechained(denied(log.bodies, n), n))
const replaced = (log: Log): Log =>
  withBodies(
    log,
    rechained(
      log.bodies.map((body) => edited(body, { actor: { ...leafOf(body).actor, id: 'usr_other' } })),
      0,
    ),
  )
const forked = (log: Log): Log => {
  const back = until(log, 700)
  const more = log.bodies.slice(700, 950).map((body) => edited(body, { why: 'rule:other' }))
  const bodies = rechained([...back.bodies, ...more], 700)
  const sealed = log.sealed?.filter(({ seq }) => seq < 950)
  return { ...withBodies(back, bodies), sealed, checkpoints: [...back.checkpoints, checkpointAt(bodies, 800)] }
}

/** audit.md 2.9: what the log itself shows, and what checkpoints kept elsewhere show; the number is the first bad event. */
const table: readonly { name: string; attack: Attack; alone: number | 'clean'; kept: number | 'clean' }[] = [
  { name: 'an event is edited', attack: (log) => withBodies(log, denied(log.bodies, 300)), alone: 301, kept: 301 },
  { name: 'an event is deleted', attack: (log) => withBodies(log, without(log.bodies, 300)), alone: 300, kept: 300 },
  {
    name: 'two events change places',
    attack: (log) => withBodies(log, swapped(log.bodies, 300)),
    alone: 300,
    kept: 300,
  },
  {
    name: 'an event is put in between, back-dated',
    attack: (log) => withBodies(log, [...log.bodies.slice(0, 300), log.bodies[299] ?? '', ...log.bodies.slice(300)]),
    alone: 300,
    kept: 300,
  },
  {
    name: 'an event is edited and all after it chained again, without the key',
    attack: rewrittenFrom(300),
    alone: 200,
    kept: 200,
  },
  {
    name: 'the end is cut off, and the checkpoints stay',
    attack: (log) => ({ ...until(log, 900), checkpoints: log.checkpoints, anchors: log.anchors }),
    alone: 900,
    kept: 900,
  },
  {
    name: 'the end is cut off with the last checkpoint',
    attack: (log) => until(log, 900),
    alone: 'clean',
    kept: 'clean',
  },
  {
    name: 'event 950 is edited and the last checkpoint dropped, without the key',
    attack: (log) => dropLastCheckpoint(rewrittenFrom(950)(log)),
    alone: 'clean',
    kept: 'clean',
  },
  {
    name: 'event 950 is edited and signed again with the key',
    attack: (log) => resign(rewrittenFrom(950)(log)),
    alone: 'clean',
    kept: 'clean',
  },
  {
    name: 'event 300 is edited and signed again with the key',
    attack: (log) => resign(rewrittenFrom(300)(log)),
    alone: 'clean',
    kept: 0,
  },
  {
    name: 'the whole log is replaced and signed again',
    attack: (log) => resign(replaced(log)),
    alone: 'clean',
    kept: 0,
  },
  { name: 'the log is set back to a genuine copy of 700', attack: (log) => until(log, 700), alone: 'clean', kept: 700 },
  { name: 'the log is set back to 700 and goes on otherwise', attack: forked, alone: 'clean', kept: 400 },
  { name: 'everything is deleted', attack: (log) => until(log, 0), alone: 'clean', kept: 0 },
  // More that audit.md names.
  { name: 'the last checkpoint is dropped', attack: dropLastCheckpoint, alone: 'clean', kept: 'clean' },
  {
    name: 'the checkpoints are signed again by somebody else',
    attack: (log) => ({
      ...log,
      checkpoints: log.checkpoints.map((one) => checkpointAt(log.bodies, one.size, signingKey(Buffer.alloc(32, 5)))),
    }),
    alone: 0,
    kept: 0,
  },
  {
    name: 'a checkpoint is taken from another place of the log',
    attack: (log) => ({
      ...log,
      checkpoints: log.checkpoints.map((one) => (one.size === 600 ? { ...one, note: noteAt(log.bodies, 400) } : one)),
    }),
    alone: 400,
    kept: 400,
  },
  {
    name: 'a witness’s answer is taken from another checkpoint',
    attack: (log) => ({
      ...log,
      anchors: log.anchors.map((one) => ({ ...one, receipt: witnessed(noteAt(log.bodies, 400)) })),
    }),
    alone: -1,
    kept: -1,
  },
  {
    name: 'a key is said twice in an event',
    attack: (log) =>
      withBodies(
        log,
        log.bodies.map((body, n) => (n === 999 ? body.replace('"out":"allow"', '"out":"deny","out":"allow"') : body)),
      ),
    alone: 999,
    kept: 999,
  },
  {
    name: 'an event is spelled otherwise',
    attack: (log) =>
      withBodies(
        log,
        log.bodies.map((body, n) => (n === 999 ? body.replace('viewed', '\\u0076iewed') : body)),
      ),
    alone: 999,
    kept: 999,
  },
  {
    name: 'an event calls itself 2^32',
    attack: (log) =>
      withBodies(
        log,
        log.bodies.map((body, n) => (n === 500 ? edited(body, { seq: 2 ** 32 }) : body)),
      ),
    alone: 500,
    kept: 500,
  },
  {
    name: 'a sealed part is changed',
    attack: (log) => ({
      ...log,
      sealed: log.sealed?.map((one) => (one.seq === 700 ? { ...one, body: one.body.replace('Leo', 'Lea') } : one)),
    }),
    alone: 700,
    kept: 700,
  },
  {
    name: 'two sealed parts change places',
    attack: (log) => ({
      ...log,
      sealed: log.sealed?.map((one) => {
        const other = { 700: 707, 707: 700 }[one.seq]
        return other === undefined ? one : { ...log.sealed!.find(({ seq }) => seq === other)!, seq: one.seq }
      }),
    }),
    alone: 700,
    kept: 700,
  },
  {
    name: 'a sealed part is deleted',
    attack: (log) => ({ ...log, sealed: log.sealed?.filter(({ seq }) => seq !== 700) }),
    alone: 700,
    kept: 700,
  },
  {
    name: 'a sealed part is added',
    attack: (log) => ({
      ...log,
      sealed: [...(log.sealed ?? []), { seq: 701, body: '{}', salt: 's' }].sort((a, b) => a.seq - b.seq),
    }),
    alone: 701,
    kept: 701,
  },
  {
    name: 'the text of an event is taken out, and no event says so',
    attack: (log) =>
      withBodies(
        log,
        log.bodies.map((body, n) => (n === 500 ? redactedText(log, 500) : body)),
      ),
    alone: 500,
    kept: 500,
  },
]

function redactedText({ bodies }: Log, n: number): string {
  return `{"redacted":true,"h":"${leafOf(bodies[n + 1] ?? '').prev}"}`
}

describe('attacks on a log of a thousand events, by both verifiers', () => {
  const engine = engineOf('sqlite')
  const written = bundles()
  afterAll(written.end)
  let log: Log
  let anchors: string[]
  let answers: { alone: Answered; kept: Answered }[]

  beforeAll(async () => {
    log = (await aLog(engine, { size, every })).log
    anchors = keptAt.map((end) => written.kept(noteAt(log.bodies, end)))
    const folders = table.map(({ attack }) => written.write(attack(log)))
    const asked = folders.flatMap((folder) => [
      { folder, vkeys },
      { folder, anchors, vkeys },
    ])
    const all = await askBoth(
      asked,
      table.flatMap(({ name }) => [name, `${name}, with anchors`]),
    )
    answers = table.map((_, n) => ({ alone: all[2 * n]!, kept: all[2 * n + 1]! }))
  }, 120_000)

  it('the log that nobody touched is sound', async () => {
    const folder = written.write(log)
    const [alone, kept, own] = await askBoth([{ folder, vkeys }, { folder, anchors, vkeys }, { folder }])
    for (const answer of [alone, kept, own]) expect(answer).toMatchObject({ result: 'ok', events: size })
    expect(log.checkpoints).toHaveLength(5)
    expect(log.sealed!.length).toBeGreaterThan(100)
  })

  it.each(table.map(({ name, alone, kept }, n) => ({ name, alone, kept, n })))(
    '$name: alone $alone, with anchors $kept',
    ({ n, alone, kept }) => {
      const say = ({ result, seq }: Answered) =>
        result === 'ok' ? 'clean' : result === 'tampered' ? (seq ?? -1) : result
      expect({ alone: say(answers[n]!.alone), kept: say(answers[n]!.kept) }).toEqual({ alone, kept })
      for (const { result, what } of [answers[n]!.alone, answers[n]!.kept])
        if (result === 'tampered') expect(what).toMatch(/^[A-Z].*\.$/)
    },
  )

  it('the keys in the bundle itself are the attacker’s, where they are all there is', async () => {
    const other = signingKey(Buffer.alloc(32, 5))
    const theirs = { ...replaced(log), anchors: [] }
    const signed = {
      ...theirs,
      checkpoints: log.checkpoints.map((one) => checkpointAt(theirs.bodies, one.size, other)),
    }
    const { vkeyOf, signatoryOf, noteTypes } = await import('#app/keys/note.server.ts')
    const folder = written.write({
      ...signed,
      vkeys: `log ${vkeyOf(signatoryOf('offramp.example/audit/1', noteTypes.note, other))}\n`,
    })
    const [own, paper] = await askBoth([{ folder }, { folder, vkeys }])
    expect(own).toMatchObject({ result: 'ok', warnings: [expect.stringContaining('names a public key')] })
    expect(paper).toMatchObject({ result: 'tampered', check: 'checkpoint' })
  })

  it('two servers with the same key show two histories: a checkpoint of the one does not fit the other', async () => {
    const other = forked(log)
    const theirs = written.kept(noteAt(other.bodies, 800))
    const folder = written.write(log)
    const [seen] = await askBoth([{ folder, anchors: [theirs, anchors[0]!], vkeys }])
    expect(seen).toMatchObject({ result: 'tampered', seq: 400, check: 'anchor' })
  })

  it('an old checkpoint shown again by a witness says nothing wrong, and nothing about the events after it', async () => {
    const folder = written.write(until(log, 900))
    const [seen] = await askBoth([{ folder, anchors: [anchors[0]!], vkeys }])
    expect(seen).toMatchObject({ result: 'ok', events: 900 })
  })

  it('a clock that was set back is told, and is no proof', async () => {
    const bodies = log.bodies.map((body, n) => (n === 990 ? edited(body, { ts: leafOf(log.bodies[300]!).ts }) : body))
    const folder = written.write(resign(withBodies(log, rechained(bodies, 990))))
    const [seen] = await askBoth([{ folder, vkeys }])
    expect(seen).toMatchObject({ result: 'ok', warnings: [expect.stringContaining('event 990')] })
  })

  it('a later version can’t be told of', async () => {
    const last = log.bodies[999]!.replace('"v":1,', '"v":2,')
    const [seen] = await askBoth([{ folder: written.write(withBodies(log, [...log.bodies.slice(0, 999), last])) }])
    expect(seen).toMatchObject({ result: 'cannot tell', what: expect.stringContaining('Event 999') })
  })
})
