import { createDecipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { boundTo, freshKey, sealText } from '#app/keys/envelope.server.ts'
import { createPasswords } from '#app/keys/passwords.server.ts'
import { newTotpSecret } from '#app/keys/totp.server.ts'
import { freshNonce, freshToken } from '#app/keys/tokens.server.ts'

describe('what is sealed', () => {
  it('opens by AES-256 in GCM as anybody’s library does it, with its place as what is authenticated', () => {
    const key = freshKey()
    expect(key).toHaveLength(32)
    const where = { tenant: 'ins_a', table: 'entry_parts', column: 'body', row: 'ent_a', section: 'health' }
    const [, , , nonce = '', sealed = ''] = sealText({ id: 'key_a', key }, where, 'words').split('.')
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(boundTo(where)))
    decipher.setAuthTag(bytes.subarray(-16))
    expect(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()).toBe('words')
  })
})

describe('a password', () => {
  it('is kept as argon2id, 64 MiB and three passes, with a salt of its own', async () => {
    const { hash, verify } = createPasswords()
    const [one, two] = [await hash('brass lantern'), await hash('brass lantern')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22,}\$[\w+/]{43}$/)
    expect(two).not.toBe(one)
    expect(await verify(two, 'brass lantern')).toBe(true)
    expect(await verify(undefined, 'nobody has this password')).toBe(false)
  })

  it('counts as typed, but for one way of writing the same letter', async () => {
    const { hash, verify } = createPasswords({ memoryKib: 1024, passes: 1, atOnce: 2, waiting: 8 })
    const kept = await hash('Zoë’s ﬁne lantern')
    expect(await verify(kept, 'Zoe\u0308’s ﬁne lantern')).toBe(true)
    for (const typed of ['zoë’s ﬁne lantern', 'Zoë’s ﬁne lantern ', 'Zoe’s ﬁne lantern'])
      expect(await verify(kept, typed), typed).toBe(false)
    const long = 'x'.repeat(256)
    expect(await verify(await hash(long), long.slice(1))).toBe(false)
  })
})

describe('what must not be guessed', () => {
  it('has 128 random bits and more: tokens, secrets of apps, nonces of pages', () => {
    expect(freshToken()).toMatch(/^[a-z2-7]{32}$/)
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(Buffer.from(freshNonce(), 'base64')).toHaveLength(18)
    const many = new Set(Array.from({ length: 5_000 }, () => freshToken()))
    expect(many.size).toBe(5_000)
    const used = new Set([...many].flatMap((token) => [...token]))
    expect(used.size).toBe(32)
  })
})
