import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { createDoor } from '#app/http/door/door.server.ts'
import { listen } from '#app/http/door/listen.server.ts'
import type { Listening } from '#app/http/door/listen.server.ts'
import { createLog } from '#app/http/door/log.server.ts'

const config = { ...readConfig({ ORIGIN: 'https://offramp.example.org' }, '/srv'), port: 0 }

describe('the door of a district, as a stranger finds it', () => {
  let listening: Listening
  let visitor: () => Promise<{ state: 'nobody' }> = () => Promise.resolve({ state: 'nobody' })
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status?: number; headers: IncomingHttpHeaders; text: string }>((answered, failed) => {
      const { port } = listening.server.address() as AddressInfo
      const host = { Host: 'offramp.example.org', ...headers }
      const sent = request({ host: '127.0.0.1', port, method, path, headers: host }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece))
        answer.on('end', () => answered({ status: answer.statusCode, headers: answer.headers, text }))
      })
      sent.on('error', failed).end()
    })

  beforeAll(async () => {
    const door = createDoor({
      config,
      runtime: { store: { read: () => Promise.resolve() }, behind: () => false } as never,
      auth: { visitor: () => visitor() } as never,
      newId: () => 'req_1',
      demoSignIn: false,
      log: createLog(
        () => undefined,
        () => '2026-09-15T17:00:00.000Z',
      ),
      build: () => Promise.reject(new Error('CNRY no pages here')),
      clientDirectory: 'public',
    })
    listening = await listen(door, config)
  })
  afterAll(() => listening.stop())

  it('gives nothing of a TRACE back, and takes no method that it does not name', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const answer = await ask(method, '/sign-in', { 'X-Canary': 'CNRY' })
      expect(answer.status, method).toBe(405)
      expect(answer.text, method).not.toContain('CNRY')
      expect(JSON.stringify(answer.headers), method).not.toContain('CNRY')
    }
    expect((await ask('GET', '/healthz')).status).toBe(200)
  })

  it('holds browsers to https for a year, subdomains too, lets no other origin read, and names no software', async () => {
    for (const path of ['/healthz', '/favicon.ico', '/assets/none.js', '/no/page']) {
      const { headers } = await ask('GET', path, { Origin: 'https://evil.example' })
      expect(headers['strict-transport-security'], path).toBe('max-age=31536000; includeSubDomains')
      expect(
        Object.keys(headers).filter((name) => /^access-control-|^server$|powered|version/.test(name)),
        path,
      ).toEqual([])
    }
  })

  it('says that it is busy, and when to come again, where the store is', async () => {
    visitor = () => Promise.reject(Object.assign(new Error('CNRY'), { name: 'StoreBusy' }))
    const { status, headers, text } = await ask('GET', '/work')
    visitor = () => Promise.resolve({ state: 'nobody' })
    expect(status).toBe(503)
    expect(headers['retry-after']).toBe('5')
    expect(text).toContain('Wait a moment')
    expect(text).not.toContain('CNRY')
  })

  it('answers a fault with a number and not with its words', async () => {
    const { status, text } = await ask('GET', '/work')
    expect(status).toBe(500)
    expect(text).toContain('req_1')
    expect(text).not.toMatch(/CNRY|node_modules|\.ts:\d/)
  })
})
