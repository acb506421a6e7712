import { ServerResponse } from 'node:http'
import { marksIn } from '#tests/factories/canary-marks.ts'

const looked = /^(text\/(html|plain|csv|x-script)|application\/(json|octet-stream|pdf)|multipart\/)/

/**
 * Looks at every answer that this process sends from now on, whoever asked for it and however: its head and its body,
 * page, data, script's own answers and files alike. Tells what marks of a hidden case it held.
 */
export function watchAnswers(found: (what: string) => void): void {
  const { write, end } = ServerResponse.prototype
  const bodies = new WeakMap<ServerResponse, Buffer[]>()
  const keep = (response: ServerResponse, piece: unknown) => {
    if (typeof piece !== 'string' && !(piece instanceof Uint8Array)) return
    const pieces = bodies.get(response) ?? []
    pieces.push(Buffer.from(piece as string))
    bodies.set(response, pieces)
  }
  const look = (response: ServerResponse) => {
    const type = String(response.getHeader('content-type') ?? 'text/plain')
    const body = looked.test(type) ? Buffer.concat(bodies.get(response) ?? []).toString('utf8') : ''
    const head = JSON.stringify(response.getHeaders())
    for (const { part } of marksIn(`${head}\n${body}`)) found(`${response.req.method} ${response.req.url} held ${part}`)
    bodies.delete(response)
  }
  ServerResponse.prototype.write = function (this: ServerResponse, ...given: unknown[]) {
    keep(this, given[0])
    return Reflect.apply(write, this, given) as boolean
  } as typeof write
  ServerResponse.prototype.end = function (this: ServerResponse, ...given: unknown[]) {
    keep(this, given[0])
    look(this)
    return Reflect.apply(end, this, given) as ServerResponse
  } as typeof end
}
