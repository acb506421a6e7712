import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#app/config.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'offramp-anchors-config-'))
const read = (env: Record<string, string>) => readConfig(env, folder)
let files = 0
const anchors = (content: unknown) => {
  const path = join(folder, `anchors-${++files}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return read({ OFFRAMP_ANCHORS: path }).anchors
}
const witness = { is: 'witness', name: 'county', url: 'https://audit.county.example.org', vkey: 'county+12345678+AAAA' }

const mail = {
  is: 'mail',
  name: 'board',
  smtp: 'smtps://mail.example.org',
  from: 'offramp@district.example.org',
  to: ['superintendent@district.example.org'],
}

describe('where signed heads of the log go', () => {
  it('is nowhere, and nobody signs, unless somebody says so', () => {
    expect(read({})).toMatchObject({ signer: null, anchors: [] })
  })

  it('is a list of witnesses and of folders, which lie beside the file', () => {
    expect(anchors([witness, { is: 'folder', name: 'stick', folder: 'stick' }])).toEqual([
      witness,
      { is: 'folder', name: 'stick', folder: join(folder, 'stick') },
    ])
    expect(anchors([{ ...witness, url: 'http://127.0.0.1:3100' }])).toHaveLength(1)
  })

  it('may be mailboxes, with a password that is in no dump', () => {
    expect(anchors([mail])).toMatchObject([{ host: 'mail.example.org', port: 465, secure: true, everyHours: 24 }])
    expect(anchors([{ ...mail, smtp: 'smtp://mail.example.org:2525' }])).toMatchObject([{ port: 2525, secure: false }])
    expect(anchors([{ ...mail, smtp: 'smtp://127.0.0.1' }])).toMatchObject([{ port: 587, loopback: true }])
    writeFileSync(join(folder, 'secret'), 'hushhush\n', { mode: 0o600 })
    const [one] = anchors([{ ...mail, user: 'offramp', passwordFile: 'secret' }])
    expect(JSON.stringify(one)).not.toContain('hushhush')
    expect(one?.is === 'mail' && one.signIn?.password()).toBe('hushhush')
  })

  it.each([
    ['no JSON', '{', /OFFRAMP_ANCHORS names .*it is not JSON\. See docs\/proof\.md/],
    ['no list', {}, /OFFRAMP_ANCHORS/],
    ['another kind', [{ is: 'pigeon', name: 'x' }], /place 1, is/],
    ['mail to nobody', [{ ...mail, to: [] }], /place 1, to\): write at least one/],
    ['mail to no address', [{ ...mail, to: ['Ann'] }], /place 1, to/],
    ['a password in an address', [{ ...mail, smtp: 'smtps://u:p@mail.example.org' }], /place 1, smtp/],
    ['no mail server', [{ ...mail, smtp: 'https://mail.example.org' }], /place 1, smtp/],
    ['a name without a password', [{ ...mail, user: 'u' }], /user and passwordFile together/],
    ['a password that is not there', [{ ...mail, user: 'u', passwordFile: 'no' }], /password.*can’t be read/],
    ['no whole hours', [{ ...mail, everyHours: 0 }], /place 1, everyHours/],
    ['a witness over plain http', [{ ...witness, url: 'http://county.example.org' }], /place 1, url.*https/],
    ['no address', [{ ...witness, url: 'county' }], /place 1, url/],
    ['no key', [{ ...witness, vkey: '' }], /place 1, vkey.*public key/],
    ['a name with spaces', [{ ...witness, name: 'the county' }], /place 1, name.*without spaces/],
    ['a name twice', [witness, { is: 'folder', name: 'county', folder: 'x' }], /county stands there twice/],
  ])('is refused with %s, and says where', (_what, content, says) => {
    expect(() => anchors(content)).toThrow(ConfigError)
    expect(() => anchors(content)).toThrow(says)
  })

  it('is refused where the file is not there', () => {
    expect(() => read({ OFFRAMP_ANCHORS: '/nowhere/anchors.json' })).toThrow(/can’t be read/)
  })
})

describe('the socket of the signer', () => {
  it('is written as short as it can be', () => {
    expect(read({ OFFRAMP_SIGNER: 'run/signer' }).signer).toBe('run/signer')
    expect(read({ OFFRAMP_SIGNER: join(folder, 'run/signer') }).signer).toBe('run/signer')
  })

  it('is refused where no socket has so long a path', () => {
    expect(() => read({ OFFRAMP_SIGNER: `/${'x'.repeat(120)}` })).toThrow(/longer than the path of a socket/)
  })
})
