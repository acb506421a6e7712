import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#app/config.server.ts'

const read = (env: Record<string, string | undefined>) => readConfig(env, '/srv/offramp')

describe('the providers of single sign-on', () => {
  let files = 0
  const folder = mkdtempSync(join(tmpdir(), 'offramp-oidc-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const secretFile = (text = 'very secret\n', mode = 0o600) => {
    const path = join(folder, `secret-${++files}`)
    writeFileSync(path, text, { mode })
    return path
  }

  const google = (more: Record<string, unknown> = {}) => ({
    id: 'google',
    label: 'Google',
    issuer: 'https://accounts.google.com',
    clientId: 'abc',
    clientSecretFile: secretFile(),
    ...more,
  })
  const readOidc = (content: unknown) => {
    const path = join(folder, `oidc-${++files}.json`)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return read({ OFFRAMP_OIDC: path }).oidc
  }

  it('are none unless a file names them', () => {
    expect(read({}).oidc).toEqual([])
    expect(readOidc([])).toEqual([])
  })

  it('are read with their secrets, which no dump of the settings shows', () => {
    const [found] = readOidc([google({ hostedDomain: 'rioalto.example', strongAcr: ['gold'] })])
    expect(found).toMatchObject({ id: 'google', hostedDomain: 'rioalto.example', strongAcr: ['gold'] })
    expect(found?.clientSecret()).toBe('very secret')
    expect(JSON.stringify(found)).not.toContain('secret')
  })

  it.each([
    ['not JSON', 'hello', /it is not JSON/],
    ['no list', {}, /OFFRAMP_OIDC/],
    ['no issuer', [{ ...google(), issuer: undefined }], /provider 1, issuer/],
    ['an id with blanks', [google({ id: 'My Google' })], /provider 1, id.*small letters/],
    ['an unknown setting', [google({ clientSecret: 'in the open' })], /provider 1/],
    ['http elsewhere', [google({ issuer: 'http://id.example' })], /must start with https/],
    ['no address', [google({ issuer: 'accounts.google.com' })], /as the provider does/],
    [
      'everybody of Microsoft',
      [google({ issuer: 'https://login.microsoftonline.com/common/v2.0' })],
      /every organization/,
    ],
    ['one id twice', [google(), google({ issuer: 'https://id.example' })], /twice/],
    ['one issuer twice', [google(), google({ id: 'again' })], /twice/],
    ['a secret that is not there', [google({ clientSecretFile: '/nowhere/secret' })], /can’t be read/],
    ['an empty secret', [google({ clientSecretFile: secretFile(' \n') })], /is empty/],
    ['a secret for everybody', [google({ clientSecretFile: secretFile('very secret', 0o644) })], /chmod o-r/],
  ])('stop the start in plain words: %s', (_what, content, words) => {
    expect(() => readOidc(content)).toThrow(ConfigError)
    expect(() => readOidc(content)).toThrow(words)
    expect(() => readOidc(content)).not.toThrow(/very secret|in the open/)
  })

  it('may be on this computer by http, and may not be missing', () => {
    expect(readOidc([google({ issuer: 'http://127.0.0.1:9' })])).toHaveLength(1)
    expect(() => read({ OFFRAMP_OIDC: '/nowhere/oidc.json' })).toThrow(/can’t be read/)
  })
})
