import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { scripts, wouldRun } from '#tests/factories/hostile-words.ts'
import { filledIn } from '#tests/factories/matrix-forms.ts'
import { aMatrixHouse } from '#tests/factories/matrix-house.ts'
import { acting } from '#tests/factories/matrix-places.ts'
import { addressOf, dataOf, matrixRoutes, paramsOf } from '#tests/factories/matrix-routes.ts'
import type { MatrixRoute } from '#tests/factories/matrix-routes.ts'
import { operations } from '#tests/laws/operations.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { aSession } from '#tests/setup/matrix-session.ts'
import { startMatrix } from '#tests/setup/matrix.ts'
import type { Answered, Asked, MatrixServer } from '#tests/setup/matrix.ts'
import { controlsIn } from '#tests/setup/sent-form.ts'

/*
 * Every form of app/routes.ts, sent over HTTP to the production build by whoever is shown it: from elsewhere, by other
 * methods, with fields that it does not have, and with texts that would run if a page wrote them as they are.
 */
const engine = engineOf('sqlite')
const long = 300_000
const writers = [
  'lead',
  'counselor in the case',
  'district lead in the case',
  'triage group',
  'administrator',
  'auditor',
  'registrar',
]
let made: Awaited<ReturnType<typeof aMatrixHouse>>
let server: MatrixServer
const sessions = new Map<string, string>()

/** A form that somebody is shown: what its page offers, and what filling it in would send. */
interface Form {
  route: MatrixRoute
  path: string
  who: string
  names: Set<string>
  body: string
}
let forms: Form[] = []

beforeAll(async () => {
  const { url, store } = await engine.fresh()
  made = await aMatrixHouse(store)
  server = await startMatrix(url, made.house.clock.now())
  for (const who of writers) sessions.set(who, await aSession(made.house, who, 'running'))
  const found = await inPieces(acting, formOf)
  forms = found.filter((one) => one !== undefined)
}, long)
afterAll(() => server.stop())

const ask = (who: string, asked: Asked) => server.ask({ ...asked, as: sessions.get(who) })

async function inPieces<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let at = 0; at < all.length; at += 12) done.push(...(await Promise.all(all.slice(at, at + 12).map(work))))
  return done
}

async function formOf(route: MatrixRoute): Promise<Form | undefined> {
  const path = addressOf(route, 'case', made.ids)
  for (const who of writers) {
    const page = await ask(who, { path })
    if (page.status !== 200) continue
    const names = new Set(controlsIn(page.body).map(({ name }) => name))
    return { route, path, who, names, body: filledIn(page.body) }
  }
  return undefined
}

const posted = (path: string, body: string, headers: Asked['headers'] = {}): Asked => ({
  path,
  method: 'POST',
  body,
  headers,
})

/** What was written but events, their keys, and that a session was used: those belong to any look, also of others at once. */
const beyondTheLog = (wrote: readonly string[]) =>
  wrote.filter((name) => !/^(appendAudit|addKey|touchSession|placeSession|lockTries|noteTry)$/.test(name))

describe('a form', () => {
  it('is refused before anything is asked where it does not come from a page of ours', { timeout: long }, async () => {
    const elsewhere: NonNullable<Asked['headers']>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: undefined },
      { origin: 'null' },
      { origin: undefined, 'sec-fetch-site': 'cross-site' },
      { origin: undefined, 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
      { origin: `${server.origin}.elsewhere.example` },
    ]
    await inPieces(acting, async (route) => {
      const path = addressOf(route, 'case', made.ids)
      for (const headers of elsewhere)
        for (const way of [path, dataOf(path)]) {
          const answer = await ask('lead', posted(way, 'a=b', headers))
          expect(answer.status, `${way} ${JSON.stringify(headers)}`).toBe(403)
          expect(answer.asked, way).toEqual([])
          expect(answer.wrote, way).toEqual([])
        }
    })
  })

  it('is taken by no other method, and looking changes nothing', { timeout: long }, async () => {
    await server.rollback(true)
    await inPieces(matrixRoutes, async (route) => {
      const path = addressOf(route, 'case', made.ids)
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
        const answer = await ask('lead', { path, method })
        expect(answer.status, `${method} ${path}`).toBe(405)
        expect(answer.asked, path).toEqual([])
        expect(answer.body, path).not.toContain(sessions.get('lead'))
      }
      const head = await ask('lead', { path, method: 'HEAD' })
      expect(head.body, path).toBe('')
      expect(head.status, path).toBeLessThan(500)
      expect(beyondTheLog(head.wrote), path).toEqual([])
    })
    await server.rollback(false)
  })
})

/** Names that a person who sends a form has no say in. */
const foreign = [
  'id',
  'entryId',
  'caseId',
  'userId',
  'actorId',
  'actor',
  'role',
  'level',
  'approvedBy',
  'recordedBy',
  'recordedAt',
  'recordedFor',
  'now',
  'seq',
  'supersedes',
  'compartment',
  'kind',
  'grants',
  'isAdmin',
  'aal',
  'stage',
  'caseNumber',
  'boundTo',
  'happened.recordedAt',
  'a.b.c',
]
const mark = 'usr_qzxforeign'

/** What a command takes though its page has no field for it as it stands, and why that gives nobody more. */
const harmless: readonly (readonly [RegExp, string])[] = [
  [/ (session|origin|at|token)$/, 'the server says it, whatever was sent'],
  [/^(addPasskey (name|passkey)|stepUp passkey)$/, 'the page with both ways has the fields'],
  [/ override$/, 'shown where something is missing, and checked against who may override'],
  [/ seen$/, 'the preview has it; the hash of anything else is refused'],
  [/ (replaces|basedOn)$/, 'names the version that was seen; another one is refused'],
  [
    / (proposal|proposalEntry|interim|order|referral|visit|request|disclosure|consent)Id$/,
    'shown where there is one, and looked for in the same case',
  ],
  [
    /^(changeStudent personId|saveSchool schoolId|savePlanAction actionId)$/,
    'the page that changes one has it, with the same right',
  ],
  [/^giveDelegation userId$/, 'the page of a district lead has it; who gives it is checked'],
  [/^signWeek (found|note)$/, 'the page of whoever may sign a week has them; the right is checked'],
  [/ (studentId|personId|comparedWith)$/, 'a choice that is shown once a name was typed'],
  [
    /^(proposeOutcome (cites|followUps|outcome|rationale|routedTo)|approveLevel note)$/,
    'the page has them at another stage',
  ],
  [/^sendReport (schoolId|whenMight)$|^markImminent happened$/, 'asked of others, or after another answer'],
  [/^recordInterview (parentNotTold|parentTold|selfHarm|selfHarmAsked)$/, 'asked in the interview with another person'],
]
const isHarmless = (one: string) => harmless.some(([which]) => which.test(one))

const keysOf = (input: z.ZodType): string[] => Object.keys((input as { shape?: object }).shape ?? {})
/** What each command and query takes, by its name. */
const shapes = new Map((await operations()).map(({ name, value }) => [name, keysOf(value.input)]))

describe('a field that a form does not have', () => {
  it(
    'is taken by no command: what it takes is on its page, in its address, or added by the server',
    { timeout: long },
    async () => {
      await server.rollback(true)
      const beyond = await inPieces(forms, async ({ route, path, who, names, body }) => {
        const answer = await ask(who, posted(dataOf(path), body))
        const tops = new Set([...names].map((name) => name.replace(/\[\]$/, '').split('.')[0] ?? ''))
        return answer.asked
          .filter(({ by, door, name }) => by === 'user' && door !== 'query' && name !== 'frame')
          .flatMap(({ name }) =>
            (shapes.get(name) ?? [])
              .filter((key) => !tops.has(key) && !paramsOf(route).includes(key))
              .map((key) => `${name} ${key}`),
          )
      })
      await server.rollback(false)
      expect(forms.length).toBeGreaterThan(90)
      expect([...new Set(beyond.flat())].filter((one) => !isHarmless(one)).sort()).toEqual([])
    },
  )

  it('changes neither what is answered nor what is written', { timeout: long }, async () => {
    await server.rollback(true)
    await inPieces(forms, async ({ path, who, names, body }) => {
      const end = ({ status, asked, wrote }: Answered) => ({
        status,
        ends: asked.map(({ name, end: how }) => `${name} ${how}`).sort(),
        wrote: beyondTheLog(wrote).sort(),
      })
      const plain = await ask(who, posted(dataOf(path), body))
      const taken = plain.asked.flatMap(({ name }) => shapes.get(name) ?? [])
      const theirs = new Set([...taken, ...[...names].map((name) => name.split(/[.[]/)[0] ?? '')])
      const more = foreign.filter((name) => !theirs.has(name.split('.')[0] ?? ''))
      const extra = more.map((name) => `${name}=${mark}`).join('&')
      expect(end(await ask(who, posted(dataOf(path), `${body}&${extra}`))), path).toEqual(end(plain))
      for (const name of [
        '__proto__',
        'constructor',
        '__proto__.role',
        'constructor.prototype.role',
        'happened.__proto__.x',
      ]) {
        const answer = await ask(who, posted(path, `${body}&${name}=administrator`))
        if (answer.status === 400) expect(beyondTheLog(answer.wrote)).toEqual([])
        // An address that reads no form at all answers as without.
        else expect(end(answer), `${path} ${name}`).toEqual(end(await ask(who, posted(path, body))))
      }
    })
    await server.rollback(false)
  })
})

/** Acts after which whoever does them can do nothing more, or others can't. */
const last =
  /sign-out|sessions|password|recus|team\/|disable|factors|recovery|second|closing|withdraw|reopen|confirm|delete|stand-in|identities|agreement|roles|leaves|unjoin|join|not-the-same|block|calendar|clocks|recertify|emergency\/close|outcomes$/

describe('a text that would run', () => {
  it(
    'is written as text on every page and print where it stands, and beside every field that it was typed in',
    { timeout: long },
    async () => {
      const entriesNow = () => made.house.store.read((records) => records.folders.entries(caseId))
      const caseId = made.ids['case:case'] ?? ''
      const before = (await entriesNow()).length
      let n = 0
      const planted = (body: string) => {
        const pairs = [...new URLSearchParams(body)].map(([name, value]) =>
          value === 'Words of the matrix, a few of them.'
            ? [name, `${scripts[n++ % scripts.length] ?? ''} hstl`]
            : [name, value],
        )
        return new URLSearchParams(pairs).toString()
      }
      const wrong: string[] = []
      const look = (where: string, { body, headers, status }: Answered) => {
        if (status >= 500) wrong.push(`${where}: ${status}`)
        if (/^text\/html/.test(headers['content-type'] ?? ''))
          wrong.push(...wouldRun(body).map((one) => `${where}: ${one}`))
      }
      let taken = 0
      for (const form of forms) {
        const body = `${planted(form.body)}&${foreign
          .filter((name) => !form.names.has(name) && !name.includes('.'))
          .map((name) => `${name}=${mark}`)
          .join('&')}`
        if (last.test(form.path)) {
          await server.rollback(true)
          look(`${form.path} sent`, await ask(form.who, posted(form.path, body)))
          await server.rollback(false)
          continue
        }
        const answer = await ask(form.who, posted(form.path, body))
        if (answer.status === 303) taken += 1
        look(`${form.path} sent`, answer)
      }
      expect(taken).toBeGreaterThan(12)
      const entries = await entriesNow()
      const inEntries = entries.flatMap(({ id }) => [
        `/cases/${caseId}/entries/${id}`,
        `/cases/${caseId}/entries/${id}/correct`,
      ])
      const pages = [...matrixRoutes.map((route) => addressOf(route, 'case', made.ids)), ...inEntries]
      let shown = 0
      await inPieces(
        pages.flatMap((path) =>
          (path.startsWith('/admin')
            ? ['administrator']
            : ['lead', 'district lead in the case'].slice(0, path.includes('/entries/') ? 1 : 2)
          ).map((who) => ({ path, who })),
        ),
        async ({ path, who }) => {
          const answer = await ask(who, { path })
          if (answer.body.includes('hstl')) shown += 1
          look(`${path} as ${who}`, answer)
        },
      )
      expect(wrong).toEqual([])
      expect(shown).toBeGreaterThan(30)
      const kept = entries.flatMap(({ recordedBy, parts }) => [recordedBy, ...parts.map(({ body }) => body ?? '')])
      expect(kept.filter((text) => text.includes(mark))).toEqual([])
      const whose = new Set(writers.map((who) => made.house.id(who)))
      const now = made.house.clock.now()
      const fresh = entries.slice(before)
      expect(fresh.length).toBeGreaterThan(5)
      expect(fresh.filter((one) => !whose.has(one.recordedBy) || one.recordedAt !== now)).toEqual([])
    },
  )
})
