import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timeouts } from '#app/http/door/timeouts.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import { engineOf } from '#tests/setup/databases.ts'
import { aSession } from '#tests/setup/matrix-session.ts'
import { startMatrix } from '#tests/setup/matrix.ts'
import type { MatrixServer } from '#tests/setup/matrix.ts'
import { boundary, multipartType } from '#tests/setup/multipart-form.ts'
import { headOf, rawAnswer } from '#tests/setup/raw-http.ts'

/*
 * Bytes that no browser sends, over connections of our own, to the production build with the times and sizes of a real
 * server: each gets a bounded answer or is closed, memory stays bounded, and others are answered meanwhile.
 */
const engine = engineOf('sqlite')
const megabyte = 1024 * 1024
const form = 'application/x-www-form-urlencoded'
let server: MatrixServer
let as: string
let before: number

beforeAll(async () => {
  const { url, store } = await engine.fresh()
  const house = await aHouse(store)
  server = await startMatrix(url, house.clock.now(), { limits: true })
  as = await aSession(house, 'triage', 'running')
  await server.ask({ path: '/work', as })
  before = await server.memory()
}, 120_000)
afterAll(async () => {
  const more = (await server.memory()) - before
  await server.stop()
  expect(more).toBeLessThan(300 * megabyte)
})

const head = (line: string, headers: Record<string, string> = {}) => headOf(server.origin, line, headers)
const raw = (...pieces: (string | Buffer)[]) => rawAnswer({ origin: server.origin }, pieces)

/** Asks as anybody else would while something goes on. */
async function othersMeanwhile(): Promise<void> {
  for (const path of ['/healthz', '/sign-in', '/work']) {
    const { status, ms } = await server.ask({ path, as })
    expect(status, path).toBe(200)
    expect(ms, path).toBeLessThan(5_000)
  }
}

describe('somebody who sends slowly', () => {
  it('holds no connection, whether with heads, forms or files, and others are answered meanwhile', async () => {
    async function* slowly(first: string, piece: string) {
      yield first
      for (let n = 0; n < 60; n += 1) {
        await wait(500)
        yield piece
      }
    }
    const patience = 30_000
    const begin = (first: string, piece: string, many: number) =>
      Array.from({ length: many }, () => rawAnswer({ origin: server.origin, patience }, slowly(first, piece)))
    const long = { 'Content-Length': '100000' }
    const heads = begin(head('GET /sign-in').slice(0, -2), 'X-More: a\r\n', 300)
    const forms = begin(head('POST /sign-in', { ...long, 'Content-Type': form }), 'a', 50)
    const chunks = begin(
      head('POST /sign-in', { 'Transfer-Encoding': 'chunked', 'Content-Type': form }),
      '1\r\na\r\n',
      50,
    )
    const files = begin(head('POST /sign-in', { ...long, 'Content-Type': multipartType }), 'a', 50)
    await wait(1_500)
    await othersMeanwhile()
    for (const { closed, ms, statuses } of await Promise.all(heads)) {
      expect(closed).toBe(true)
      expect(ms).toBeLessThan(timeouts.headMs + 6_000)
      expect(statuses.filter((status) => status !== 408)).toEqual([])
    }
    for (const { closed, ms } of await Promise.all([...forms, ...chunks, ...files])) {
      expect(closed).toBe(true)
      expect(ms).toBeLessThan(timeouts.uploadSpanMs + 10_000)
    }
    await othersMeanwhile()
  }, 90_000)
})

describe('a body that is too large', () => {
  it('is refused by what it claims, before any of it is read', async () => {
    for (const type of [form, multipartType]) {
      const claims = { 'Content-Length': String(10 * 1024 * megabyte), 'Content-Type': type }
      for (const path of ['/sign-in', '/refer', '/drafts', '/no/such/page']) {
        const { statuses, closed } = await raw(head(`POST ${path}`, { ...claims, Cookie: `offramp=${as}` }), 'a=b')
        expect(statuses, path).toEqual([413])
        expect(closed, path).toBe(true)
      }
    }
  })

  it('is refused once it is, where it claims nothing and never ends', async () => {
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 97), Buffer.from('\r\n')])
    function* endless(first: string) {
      yield first
      // Four gigabytes: far more than anybody would wait for.
      for (let n = 0; n < 65_536; n += 1) yield chunk
    }
    const part = `${boundary.length + 2 + 53}`
    const bodies: [string, string][] = [
      [form, ''],
      [
        multipartType,
        `${Number(part).toString(16)}\r\n--${boundary}\r\nContent-Disposition: form-data; name="signIn"\r\n\r\n\r\n`,
      ],
    ]
    for (const [type, start] of bodies)
      for (const path of ['/sign-in', '/account/password', '/cases/search']) {
        const headers = { 'Transfer-Encoding': 'chunked', 'Content-Type': type, Cookie: `offramp=${as}` }
        const { statuses, closed, sent } = await rawAnswer(
          { origin: server.origin, patience: 5_000 },
          endless(head(`POST ${path}`, headers) + start),
        )
        expect([[400], [413], []], `${type} ${path}`).toContainEqual(statuses)
        expect(closed, `${type} ${path}`).toBe(true)
        expect(sent, `${type} ${path}`).toBeLessThan(64 * megabyte)
      }
    await othersMeanwhile()
  }, 60_000)
})

describe('a form that no browser sends', () => {
  const post = (path: string, type: string, body: string) =>
    server.ask({ path, method: 'POST', as, body, headers: { 'content-type': type } })

  it('has a hundred thousand parts, or fields, or none that can be told apart', async () => {
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n`
    const parts = part.repeat(20_000)
    expect((await post('/refer', multipartType, `${parts}--${boundary}--\r\n`)).status).toBe(400)
    expect((await post('/refer', form, 'a=b&'.repeat(100_000))).status).toBe(400)
    expect(
      (
        await post(
          '/refer',
          multipartType,
          `${part.replace('name="a"', `name="${'a.'.repeat(3_000)}"`)}--${boundary}--`,
        )
      ).status,
    ).toBe(400)
    for (const type of [
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/form-data; boundary=${'b'.repeat(200)}`,
      'application/json',
      'text/plain',
      '',
      'multipart/mixed; boundary=x',
    ])
      expect((await post('/refer', type, part.repeat(3))).status, type).toSatisfy((status: number) =>
        [400, 415, 422].includes(status),
      )
  })

  it('is nested deeply, in the form and in the address', async () => {
    const deep = [`${'a.'.repeat(90)}b=1`, `${'a[b]'.repeat(40)}=1`, 'a.0.0.0.0.0=1', 'a.999999999=1', '__proto__.x=1']
    for (const query of deep) {
      expect((await post('/refer', form, query)).status, query).toSatisfy(
        (status: number) => status === 400 || status === 422,
      )
      const loaders = ['/cases', '/audit', '/cases.data', '/people']
      for (const path of loaders)
        expect((await server.ask({ path: `${path}?${query}`, as })).status, path).toBeLessThan(500)
    }
    const many = Array.from({ length: 3_000 }, (_, n) => `${n}=`).join('&')
    expect((await server.ask({ path: `/cases?${many}`, as })).status).toBeLessThan(500)
    expect((await server.ask({ path: `/cases?${'a'.repeat(20_000)}=1`, as })).status).toBe(431)
  })

  it('names an address that can’t be read', async () => {
    for (const path of [
      '/cases/%',
      '/cases/%E0%A4%A',
      '/cases/%ff%fe',
      '/cases/%00',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/cases/..%2f..%2f',
      `/cases/${'%41'.repeat(4_000)}`,
      '/cases/%u0041',
      '/%5c%5celsewhere.example/',
      '/cases/a%0d%0aSet-Cookie:x=1',
    ])
      for (const way of [path, `${path}.data`]) {
        const { status, headers } = await server.ask({ path: way, as })
        expect(status, way).toBeLessThan(500)
        expect(status, way).toBeGreaterThanOrEqual(400)
        expect(headers['set-cookie'], way).toBeUndefined()
      }
  })

  it('leads nowhere else', async () => {
    for (const line of [
      'GET //elsewhere.example/',
      'GET //elsewhere.example/..',
      'GET /\\elsewhere.example',
      'GET http://elsewhere.example/',
    ]) {
      const { text } = await raw(head(line, { Connection: 'close' }))
      expect(text, line).not.toMatch(/^location:\s*(https?:)?[\\/]{2}elsewhere/im)
    }
  })
})

describe('where a message ends', () => {
  /** A whole request that would be answered 200, hidden in what comes after another. */
  const hidden = () => head('GET /healthz', { 'X-Hidden': 'yes' })

  it('is never in doubt: two lengths, or none that can be read, are refused, and nothing after them is answered', async () => {
    const body = 'signIn=a'
    const chunked = `${body.length}\r\n${body}\r\n0\r\n\r\n`
    const post = (...lines: string[]) =>
      head('POST /sign-in', { 'Content-Type': form }).replace(/\r\n\r\n$/, `\r\n${lines.join('\r\n')}\r\n\r\n`)
    const odd: [string, string][] = [
      ['both lengths', post('Content-Length: 8', 'Transfer-Encoding: chunked') + chunked],
      ['both, the other way round', post('Transfer-Encoding: chunked', 'Content-Length: 3') + chunked],
      ['two lengths', post('Content-Length: 8', 'Content-Length: 3') + body],
      ['two lengths in one', post('Content-Length: 8, 3') + body],
      ['a length with a sign', post('Content-Length: +8') + body],
      ['a length in hexadecimal', post('Content-Length: 0x8') + body],
      ['a negative length', post('Content-Length: -1') + body],
      ['a length that is too long', post(`Content-Length: ${'9'.repeat(30)}`) + body],
      ['a coding that is none', post('Transfer-Encoding: xchunked') + chunked],
      ['a coding that is not last', post('Transfer-Encoding: chunked, identity') + chunked],
      ['a space before the colon', post('Transfer-Encoding : chunked') + chunked],
      ['a line that is folded', post('Transfer-Encoding:', ' chunked', 'Content-Length: 8') + chunked],
      ['a control sign in a name', post('Transfer-Encoding\u000b: chunked') + chunked],
      ['a bare line end in a head', post('X: a\nTransfer-Encoding: chunked', 'Content-Length: 8') + chunked],
      ['a bare return in a head', post('X: a\rTransfer-Encoding: chunked', 'Content-Length: 8') + chunked],
      ['a chunk of a size that is none', `${post('Transfer-Encoding: chunked')}zz\r\n${body}\r\n0\r\n\r\n`],
      ['a chunk that is longer than it says', `${post('Transfer-Encoding: chunked')}3\r\n${body}\r\n0\r\n\r\n`],
      [
        'a chunk of a size beyond counting',
        `${post('Transfer-Encoding: chunked')}${'f'.repeat(17)}\r\n${body}\r\n0\r\n\r\n`,
      ],
      ['no host', `GET /sign-in HTTP/1.1\r\n\r\n`],
      ['a method that is none', head('GE T /sign-in')],
      ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ]
    for (const [name, bytes] of odd) {
      const { statuses, closed } = await raw(bytes + hidden())
      expect(statuses.length, name).toBeLessThanOrEqual(1)
      expect(
        statuses.filter((status) => ![400, 405, 411, 413, 421].includes(status)),
        name,
      ).toEqual([])
      expect(closed, `${name}: ${statuses.join()}`).toBe(true)
    }
  }, 60_000)

  it('is not moved by a second name of the server', async () => {
    const twice = head('GET /sign-in').replace('\r\n\r\n', '\r\nHost: elsewhere.example\r\n\r\n')
    expect((await raw(twice + hidden())).statuses).toEqual([421, 200])
  })

  it('that never comes changes nothing', async () => {
    const short = head('POST /sign-in', { 'Content-Type': form, 'Content-Length': '500' })
    const { statuses } = await rawAnswer({ origin: server.origin, half: true }, [short, 'signIn=a&password=b'])
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
    expect(await server.log()).not.toContain('"level":"error"')
  })

  it('and where a head ends, is found within sixteen kilobytes', async () => {
    const one = await raw(head('GET /sign-in', { 'X-Long': 'a'.repeat(20_000) }))
    expect(one.statuses).toEqual([431])
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`X-${n}`, 'a']))
    expect((await raw(head('GET /sign-in', many))).statuses).toEqual([431])
    const cookies = await raw(
      head('GET /work', { Cookie: `${'a=b; '.repeat(2_500)}offramp=${as}`, Connection: 'close' }),
    )
    expect(cookies.statuses.every((status) => status < 500)).toBe(true)
  })
})
