import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { kekId, makeKey, readKeyRing } from '#app/keys/key-folder.server.ts'
import { readConfig } from '#app/config.server.ts'

const root = mkdtempSync(join(tmpdir(), 'offramp-keys-'))
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('the folder of keys', () => {
  it('gives no key where there is no folder, and makes none by reading', () => {
    expect(readKeyRing({ folder: join(root, 'none') }).keys.size).toBe(0)
    expect(() => statSync(join(root, 'none'))).toThrow()
  })

  it('holds a key made for this account only, under an id that follows from it', () => {
    const folder = join(root, 'made')
    const { id, key, file } = makeKey({ folder })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(kekId(Buffer.from(readFileSync(file, 'ascii').trim(), 'hex'))).toBe(id)
    expect([...readKeyRing({ folder }).keys]).toEqual([[id, Buffer.from(key)]])
  })

  it('is refused, at once and in words, where no folder can be made', () => {
    const file = join(root, 'a-file')
    writeFileSync(file, '')
    // Below /proc Node's own way of making folders never ends.
    for (const folder of ['/proc/offramp/keys', join(file, 'keys')]) {
      expect(() => makeKey({ folder })).toThrow(/^No key can be made: the folder .* can’t be made .*OFFRAMP_KEYS/)
    }
  })

  it('sees a key that was put there since', () => {
    const folder = join(root, 'later')
    const ring = readKeyRing({ folder })
    const { id } = makeKey({ folder })
    expect(ring.keys.has(id)).toBe(false)
    expect(ring.again?.().has(id)).toBe(true)
  })

  it('refuses, in words, a key that others can open, and a file that is no key', () => {
    const folder = join(root, 'open')
    const { file } = makeKey({ folder })
    chmodSync(file, 0o640)
    expect(() => readKeyRing({ folder })).toThrow(/Other accounts .*chmod 600/)
    expect(readKeyRing({ folder, guarded: true }).keys.size).toBe(1)
    chmodSync(file, 0o644)
    expect(() => readKeyRing({ folder, guarded: true })).toThrow(/Other accounts/)
    chmodSync(file, 0o600)
    writeFileSync(join(folder, 'note.key'), 'secret', { mode: 0o600 })
    expect(() => readKeyRing({ folder })).toThrow(/no key of Offramp: .*64 hexadecimal/)
  })

  it('lies in OFFRAMP_DATA, or where OFFRAMP_KEYS says', () => {
    expect(readConfig({}, '/srv').keys).toEqual({ folder: '/srv/data/keys', guarded: false })
    const given = { OFFRAMP_KEYS: '/run/credentials/offramp' }
    expect(readConfig(given, '/srv').keys).toEqual({ folder: '/run/credentials/offramp', guarded: false })
    const guarded = readConfig({ ...given, CREDENTIALS_DIRECTORY: '/run/credentials/offramp' }, '/srv').keys
    expect(guarded.guarded).toBe(true)
  })
})
