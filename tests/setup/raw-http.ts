import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** What came back over one connection until the server closed it, or until it was silent for `patience`. */
export interface RawAnswer {
  text: string
  /** Status codes of all answers on the connection, in their order. */
  statuses: number[]
  closed: boolean
  /** Milliseconds until the end. */
  ms: number
  /** Bytes that were handed to the connection. */
  sent: number
}

export interface Raw {
  origin: string
  /** Closes our own side after everything was sent. */
  half?: boolean
  /** Milliseconds without anything happening after which the connection is left. */
  patience?: number
}

const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code))

/** Sends bytes as they are, piece by piece as they come, and reads what is answered. */
export async function rawAnswer(
  { origin, half = false, patience = 1_500 }: Raw,
  pieces: AsyncIterable<string | Buffer> | Iterable<string | Buffer>,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const began = performance.now()
  const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) })
  const state = { text: '', closed: false, sent: 0 }
  const over = new Promise<void>((done) => {
    let silence = setTimeout(done, patience)
    const again = () => {
      clearTimeout(silence)
      silence = setTimeout(done, patience)
    }
    socket.on('data', (bytes) => {
      state.text += bytes.toString('latin1')
      again()
    })
    socket.on('drain', again)
    const ended = () => {
      state.closed = true
      clearTimeout(silence)
      done()
    }
    socket.once('end', ended)
    socket.once('close', ended)
    // A server that closes while something is still sent resets the connection: that is an end, too.
    socket.once('error', ended)
  })
  await sendAll(socket, pieces, state)
  if (half && !socket.destroyed) socket.end()
  await over
  socket.destroy()
  return { ...state, statuses: statusesIn(state.text), ms: Math.round(performance.now() - began) }
}

async function sendAll(
  socket: Socket,
  pieces: AsyncIterable<string | Buffer> | Iterable<string | Buffer>,
  state: { closed: boolean; sent: number },
) {
  for await (const piece of pieces) {
    if (state.closed || socket.destroyed) return
    state.sent += Buffer.byteLength(piece)
    if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close'), once(socket, 'error')])
  }
}

const once = (socket: Socket, what: string) => new Promise<void>((done) => socket.once(what, () => done()))

/** A request's head as it is written. Host and Origin are our own unless said. */
export const headOf = (origin: string, line: string, headers: Readonly<Record<string, string>> = {}): string => {
  const own = { Host: new URL(origin).host, ...(line.startsWith('POST') ? { Origin: origin } : {}) }
  const all = Object.entries({ ...own, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n`
}
