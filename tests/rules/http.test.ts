import { describe, expect, it } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { InputRefused, NotPermitted, StaleRecord, TokenReused, TooOften } from '#app/gates/errors.ts'
import { clientAddress, isOwnHost, isOwnRequest, networkOf, withoutForwarded } from '#app/http/door/guard.server.ts'
import { createLog } from '#app/http/door/log.server.ts'
import { attachment } from '#app/http/download.server.ts'
import { answerTo, withoutSecrets } from '#app/http/errors.server.ts'
import { kindOf, plainName } from '#app/http/file-checks.server.ts'
import { sentForm } from '#app/http/form-body.server.ts'
import { boundaryOf, multipart } from '#app/http/multipart.server.ts'
import { inChunks } from '#app/http/staging.server.ts'

const config = readConfig({ ORIGIN: 'https://offramp.example.org' }, '/srv')
const local = readConfig({}, '/srv')
const post = (headers: Record<string, string>, method = 'POST') => ({ method, headers: new Headers(headers) })

describe('who may change something', () => {
  it('is a page of our own, by its origin or by the browser’s word', () => {
    expect(isOwnRequest(post({ Origin: config.origin }), config)).toBe(true)
    expect(isOwnRequest(post({ 'Sec-Fetch-Site': 'same-origin' }), config)).toBe(true)
    expect(isOwnRequest(post({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }), config)).toBe(true)
    expect(isOwnRequest(post({}, 'GET'), config)).toBe(true)
    const elsewhere: Record<string, string>[] = [
      {},
      { Origin: 'null' },
      { Origin: 'https://evil.example' },
      { Origin: 'http://offramp.example.org' },
      { Origin: 'https://offramp.example.org.evil.example' },
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'none' },
    ]
    for (const headers of elsewhere) {
      expect(isOwnRequest(post(headers), config), JSON.stringify(headers)).toBe(false)
    }
  })

  it('asks us by our own name', () => {
    expect(isOwnHost('offramp.example.org', config)).toBe(true)
    for (const host of ['evil.example', 'offramp.example.org:8443', undefined, ''])
      expect(isOwnHost(host, config)).toBe(false)
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect(isOwnHost(host, local), host).toBe(true)
    for (const host of ['localhost:3001', 'rebound.example:3000']) expect(isOwnHost(host, local), host).toBe(false)
  })
})

describe('where a request comes from', () => {
  const said = new Headers({ 'X-Forwarded-For': '203.0.113.9, 198.51.100.7', 'X-Real-IP': '203.0.113.9' })

  it('is the connection, unless a trusted proxy names another', () => {
    expect(clientAddress('192.0.2.1', said, [])).toBe('192.0.2.1')
    expect(clientAddress('::ffff:10.0.0.2', said, ['10.0.0.2'])).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.2', said, ['10.0.0.2', '198.51.100.7'])).toBe('203.0.113.9')
    expect(clientAddress('10.0.0.2', new Headers({ 'X-Forwarded-For': 'nonsense' }), ['10.0.0.2'])).toBe('10.0.0.2')
  })

  it('never reaches the pages as a claim', () => {
    const headers = withoutForwarded(
      new Headers([...said, ['X-Forwarded-Host', 'evil'], ['Forwarded', 'for=1'], ['Accept', '*/*']]),
    )
    expect([...headers.keys()]).toEqual(['accept'])
  })

  it('counts by neighbourhood', () => {
    expect(networkOf('192.0.2.77')).toBe('192.0.2')
    expect(networkOf('2001:db8:1::5')).toBe('2001:db8:1')
    expect(networkOf('2001:0db8:0001:ffff::')).toBe('2001:db8:1')
    expect(networkOf('::1')).toBe('0:0:0')
    expect(networkOf('x')).toBe('unknown')
  })
})

describe('an error', () => {
  const values = { what: 'typed' }

  it('has one status and keeps what was typed', () => {
    const cases: [Error, number][] = [
      [new InputRefused({ who: 'Say who.' }, {}), 422],
      [new RuleBroken('Not yet.', 'P7', [], 'close'), 409],
      [new StaleRecord([]), 409],
      [new TokenReused(), 409],
      [new TooOften('reports', 4), 429],
    ]
    for (const [error, status] of cases)
      expect(answerTo(error, values)).toMatchObject({ status, form: { values, message: error.message } })
  })

  it('of somebody without a right says no more than that there is no such page', () => {
    const hidden = answerTo(new NotPermitted('no relation'), values)
    expect(hidden).toMatchObject({ status: 404 })
    expect(JSON.stringify(hidden)).not.toContain('relation')
    const closed = answerTo(new NotPermitted('audit.read', 403), values)
    expect(closed).toEqual({ status: 403, page: 'If you think you should see it, ask your team chair.' })
  })

  it('of another copy of the same class is known by its name; a fault of ours is not', () => {
    expect(
      answerTo(Object.assign(new Error('x'), { name: 'RuleBroken', rule: 'P1', missing: [] }), values),
    ).toMatchObject({ status: 409 })
    expect(answerTo(new Error('x'), values)).toBeUndefined()
    expect(answerTo('x', values)).toBeUndefined()
  })

  it('never gives a password back', () => {
    expect(withoutSecrets({ signIn: 'a', password: 'b', newPassword: 'c', currentPassword: 'd' })).toEqual({
      signIn: 'a',
    })
  })

  it('is logged without its words', () => {
    const lines: string[] = []
    const log = createLog(
      (line) => lines.push(line),
      () => '2026-09-15T17:00:00.000Z',
    )
    log.fault('page', new Error('CNRY typed by somebody\nsecond line CNRY'), { path: '/x' })
    expect(lines[0]).toContain('"what":"page"')
    expect(lines.join('')).not.toContain('CNRY')
    expect(lines.join('').trim().split('\n')).toHaveLength(1)
  })
})

describe('a sent form', () => {
  it('gives the door its own fields and the command all others', () => {
    const sent = sentForm([
      ['_token', 't'],
      ['_draft', 'drf_1'],
      ['_form', 'contact'],
      ['who', 'Ana'],
      ['happened.day', '2026-09-15'],
      ['password', 'x'],
    ])
    expect(sent).toMatchObject({
      token: 't',
      draftId: 'drf_1',
      form: 'contact',
      values: { who: 'Ana', happened: { day: '2026-09-15' }, password: 'x' },
    })
    expect(sent.text).toBe('who=Ana&happened.day=2026-09-15')
    expect(() => sentForm([['__proto__.x', '1']])).toThrow()
  })
})

async function* pieces(text: string, size: number) {
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at += size) yield new Uint8Array(bytes.subarray(at, at + size))
}
const gather = async (from: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = []
  for await (const piece of from) parts.push(piece)
  return Buffer.concat(parts)
}

describe('a multipart form', () => {
  const body =
    '--B\r\nContent-Disposition: form-data; name="what"\r\n\r\nline\r\n--not the end\r\n--B\r\n' +
    'Content-Disposition: form-data; name="photo"; filename="a;b %22c%22.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x1a\n--B-almost\r\n--B\r\n' +
    'Content-Disposition: form-data; name="none"; filename=""\r\n\r\n\r\n--B--\r\n'

  it.each([1, 2, 3, 7, 64, 4096])('reads the same in pieces of %d bytes', async (size) => {
    const found: unknown[] = []
    for await (const part of multipart(pieces(body, size), 'B')) {
      found.push([part.name, part.filename, (await gather(part.pieces)).toString('latin1')])
    }
    expect(found).toEqual([
      ['what', undefined, 'line\r\n--not the end'],
      ['photo', 'a;b "c".png', '\x89PNG\r\n\x1a\n--B-almost'],
      ['none', '', ''],
    ])
  })

  it('goes on with the next part when one is not read', async () => {
    const names: string[] = []
    for await (const part of multipart(pieces(body, 5), 'B')) names.push(part.name)
    expect(names).toEqual(['what', 'photo', 'none'])
  })

  it.each([
    '',
    '--B',
    '--B\r\n\r\nx',
    body.slice(0, 60),
    body.replace('form-data', 'attachment'),
    `--B\r\n${'x'.repeat(9000)}`,
  ])('refuses what no browser sends (%#)', async (odd) => {
    const read = async () => {
      for await (const part of multipart(pieces(odd, 16), 'B')) await gather(part.pieces)
    }
    await expect(read()).rejects.toThrow(expect.objectContaining({ name: 'UnreadableForm' }) as Error)
  })

  it('finds its boundary', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
    for (const type of [null, 'multipart/form-data', 'application/x-www-form-urlencoded', 'text/plain; boundary=x'])
      expect(boundaryOf(type)).toBeUndefined()
  })
})

describe('a file', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const pdf = Buffer.from('%PDF-1.7\n%abc')

  it('is known by its content, and its name must agree', async () => {
    expect(await kindOf(png, 'shot.png')).toMatchObject({ mediaType: 'image/png' })
    expect(await kindOf(Buffer.from('plain words, ünïcode too'), 'note.txt')).toMatchObject({ mediaType: 'text/plain' })
    for (const [bytes, name] of [
      [png, 'shot.jpg'],
      [png, 'shot'],
      [pdf, 'report.png'],
      [Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), 'a.txt'],
      [Buffer.from('<svg onload=alert(1)>'), 'a.txt'],
      [Buffer.from('<!doctype html><script>'), 'a.txt'],
      [Buffer.from('PK\u0003\u0004aaaa', 'latin1'), 'a.zip'],
    ] as const) {
      expect(await kindOf(bytes, name), name).toHaveProperty('problem')
    }
  })

  it('keeps its name without path, control signs or tricks of direction', () => {
    expect(plainName('C:\\fakepath\\a\u202egnp.exe')).toBe('agnp.exe')
    expect(plainName('../../etc/passwd')).toBe('passwd')
    expect(plainName('')).toBe('file')
    expect(plainName(`${'x'.repeat(400)}.pdf`)).toMatch(/^x{140}\.pdf$/)
  })

  it('leaves as an attachment under its own name', () => {
    expect(attachment('Foto "Ümlaut".png')).toBe(
      `attachment; filename="Foto _U_mlaut_.png"; filename*=UTF-8''Foto%20%22%C3%9Cmlaut%22.png`,
    )
    expect(attachment('a\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/)
  })

  it('is stored in chunks of one size', async () => {
    const sizes: number[] = []
    for await (const chunk of inChunks(pieces('x'.repeat(2500), 300), 1000)) sizes.push(chunk.byteLength)
    expect(sizes).toEqual([1000, 1000, 500])
  })
})
