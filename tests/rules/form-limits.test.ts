import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AppLoadContext } from '@remix-run/node'
import { readForm, shortForm } from '#app/http/uploads.server.ts'
import { formLimits, formToObject, pairsOf } from '#app/ui/form/form-data.ts'

const context = { visitor: { state: 'nobody' } } as AppLoadContext
const urlencoded = 'application/x-www-form-urlencoded'
const send = (body: string, type = urlencoded, most?: number) =>
  readForm(new Request('http://localhost/x', { method: 'POST', headers: { 'Content-Type': type }, body }), {
    context,
    most,
  })
const fields = (count: number, name = (n: number) => `f${n}`) =>
  Array.from({ length: count }, (_, n) => `${name(n)}=1`).join('&')
const unreadable = expect.objectContaining({ name: 'UnreadableForm' }) as Error
const tooLarge = expect.objectContaining({ name: 'BodyTooLarge' }) as Error

describe('a form that is too much', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each([100_000, 20_000, formLimits.mostFields + 1])('is refused before its %d fields are read', async (count) => {
    const body = fields(count)
    vi.stubGlobal('URLSearchParams', function () {
      throw new Error('the fields were read')
    })
    expect(() => pairsOf(body)).toThrow(unreadable)
    await expect(send(body)).rejects.toThrow(unreadable)
  })

  it('is refused for nested names, however many, and for a name that never ends', async () => {
    await expect(send(fields(60_000, (n) => `a${n}.b.c.d`))).rejects.toThrow(unreadable)
    await expect(send(`${'a.'.repeat(100_000)}b=1`)).rejects.toThrow(unreadable)
    expect(() => formToObject([[`${'a'.repeat(formLimits.longestName)}b`, '']])).toThrow(unreadable)
  })

  it('is refused whichever way it is sent', async () => {
    const part = (n: number) => `--B\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\n1\r\n`
    const parts = `${Array.from({ length: formLimits.mostFields + 1 }, (_, n) => part(n)).join('')}--B--\r\n`
    await expect(send(parts, 'multipart/form-data; boundary=B')).rejects.toThrow(unreadable)
    const long = `--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'x'.repeat(shortForm + 1)}\r\n--B--\r\n`
    await expect(send(long, 'multipart/form-data; boundary=B', shortForm)).rejects.toThrow(tooLarge)
    expect(Object.keys((await send(long, 'multipart/form-data; boundary=B')).values)).toEqual(['a'])
  })

  it('has a small measure where a page has a few short fields, and a large one elsewhere', async () => {
    const long = `what=${'x'.repeat(shortForm)}`
    await expect(send(long, urlencoded, shortForm)).rejects.toThrow(tooLarge)
    expect((await send(long)).values.what).toHaveLength(shortForm)
  })

  it('holds the largest form of ours with room to spare', () => {
    expect(Object.keys(formToObject(pairsOf(fields(formLimits.mostFields))))).toHaveLength(formLimits.mostFields)
  })
})
