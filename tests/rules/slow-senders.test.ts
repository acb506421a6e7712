import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { keepBodyTime } from '#app/http/door/timeouts.server.ts'

const limits = { formMs: 150, uploadSpanMs: 150, uploadBytesInSpan: 1000 }
let server: Server

afterEach(() => new Promise<void>((done) => void server.close(() => done())))

/** Sends a head that promises a body, then pieces of it, and tells how the connection ended and what it was answered. */
async function send(head: string, pieces: readonly string[], everyMs: number): Promise<string> {
  server = createServer((request, response) => {
    let size = 0
    request.on('data', (piece: Buffer) => (size += piece.length))
    request.on('end', () => response.end(`got ${size}`))
    request.on('error', () => undefined)
  })
  keepBodyTime(server, limits)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  socket.on('data', (piece) => (answer += String(piece)))
  socket.write(head)
  const timer = setInterval(() => {
    const piece = rest.shift()
    if (piece !== undefined) socket.write(piece)
  }, everyMs)
  const rest = [...pieces]
  return new Promise((ended) => {
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      ended(/got \d+/.exec(answer)?.[0] ?? 'closed')
    })
  })
}

const head = (type: string, length: number) =>
  `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`

describe('a sender that dawdles', () => {
  it('loses its connection when a form does not come in time', async () => {
    expect(await send(head('application/x-www-form-urlencoded', 100), ['a=1', '&b=2'], 60)).toBe('closed')
  })

  it('keeps it when the form comes in time', async () => {
    expect(await send(head('application/x-www-form-urlencoded', 6), ['a=1', '&b='], 20)).toBe('got 6')
  })

  it('may send an upload for longer, as long as it keeps coming', async () => {
    const pieces = Array.from({ length: 12 }, () => 'x'.repeat(1000))
    expect(await send(head('multipart/form-data; boundary=b', 12_000), pieces, 40)).toBe('got 12000')
  })

  it('loses an upload that trickles', async () => {
    expect(await send(head('multipart/form-data; boundary=b', 12_000), Array(200).fill('x'), 20)).toBe('closed')
  })
})
