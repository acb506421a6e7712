import { execFile, fork } from 'node:child_process'
import { Agent, request as send } from 'node:http'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What a request asks of the door. */
export interface Asked {
  path: string
  method?: string
  /** The token of a session; nobody is signed in without. */
  as?: string
  body?: string | Buffer
  /** Other headers than those of a form from a page of ours; undefined leaves one out. */
  headers?: Readonly<Record<string, string | undefined>>
}

export interface Answered {
  status: number
  body: string
  headers: Readonly<Record<string, string | undefined>>
  /** Milliseconds from sending to the end of the answer. */
  ms: number
  /** The commands and queries that it asked, in their order of ending, by whom and how each ended. */
  asked: readonly Operation[]
  /** What its transactions wrote, by the name of the record's method; nothing of those that were taken back. */
  wrote: readonly string[]
}

export interface Operation {
  /** `user`, or `system` where the door itself asks. */
  by: 'user' | 'system'
  name: string
  permission: string
  door: 'case' | 'house' | 'query' | ''
  /** `ok`, or the name of an error. */
  end: string
}

export interface MatrixServer {
  origin: string
  ask(asked: Asked): Promise<Answered>
  /** Whether what is written is taken back at the end of each transaction. */
  rollback(on: boolean): Promise<void>
  /** From here on whatever is asked fails with these words; with none it works again. */
  breaking(words: string): Promise<void>
  /** Lines of the operator's log since the last time. */
  log(): Promise<string>
  /** Bytes of memory that the server's process holds. */
  memory(): Promise<number>
  /** Moves the server's clock, which stands. */
  clock(to: string): Promise<void>
  /** How many requests were answered so far. */
  count(): number
  stop(): Promise<void>
}

/** Builds the pages as `npm start` does, where a source has changed. */
const builds = "import { build } from './start/build.mjs'; import { alone } from './start/lock.mjs'; await alone(build)"

/**
 * Starts the server over a database, once the pages are built as they stand. `limits`: with the times and sizes of a real
 * server, which closes connections that wait.
 */
export async function startMatrix(
  databaseUrl: string,
  now: string,
  { limits = false }: { limits?: boolean } = {},
): Promise<MatrixServer> {
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', builds])
  const child = fork(fileURLToPath(new URL('./matrix-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      MATRIX_DATABASE: databaseUrl,
      MATRIX_NOW: now,
      MATRIX_LIMITS: limits ? 'yes' : undefined,
    },
  })
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server of the matrix ended with ${code}`)))
    child.once('message', (message: { origin: string }) => resolve(message.origin))
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  let asked = 0
  let told = 0
  const tell = (what: { rollback?: boolean; log?: true; breaking?: string; memory?: true; clock?: string }) =>
    new Promise<string[]>((done) => {
      const n = ++told
      const heard = (message: { n?: number; lines?: string[] }) => {
        if (message.n !== n) return
        child.off('message', heard)
        done(message.lines ?? [])
      }
      child.on('message', heard)
      child.send({ n, ...what })
    })
  return {
    origin,
    ask: (one) => {
      asked += 1
      return askOver(agent, origin, one)
    },
    breaking: async (words) => void (await tell({ breaking: words })),
    rollback: async (on) => void (await tell({ rollback: on })),
    log: async () => (await tell({ log: true })).join(''),
    memory: async () => Number((await tell({ memory: true })).join('')),
    clock: async (to) => void (await tell({ clock: to })),
    count: () => asked,
    stop: () =>
      new Promise((stopped) => {
        agent.destroy()
        child.once('exit', () => stopped())
        child.disconnect()
      }),
  }
}

/** A connection that was closed while it waited is no answer: what was sent on it is sent once more, on another. */
function askOver(agent: Agent, origin: string, asked: Asked): Promise<Answered> {
  const { path, method = 'GET', as, body } = asked
  let headers: Record<string, string | undefined> = {}
  if (as) headers.cookie = `offramp=${as}`
  if (method === 'POST') {
    headers.origin = origin
    headers['content-type'] = 'application/x-www-form-urlencoded'
    headers['content-length'] = String(Buffer.byteLength(body ?? ''))
  }
  headers = Object.fromEntries(
    Object.entries({ ...headers, ...asked.headers }).filter(([, value]) => value !== undefined),
  )
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const request = send(`${origin}${path}`, { method, headers, agent }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.once('error', reject)
      response.once('end', () => {
        const said = response.headers as Record<string, string | undefined>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(pieces).toString('utf8'),
          headers: said,
          ms: Math.round(performance.now() - began),
          asked: namesIn(said['x-asked']).map(operationOf),
          wrote: namesIn(said['x-wrote']),
        })
      })
    })
    request.once('error', (error) => {
      if (request.reusedSocket) askOver(agent, origin, asked).then(resolve, reject)
      else reject(error)
    })
    request.end(body ?? '')
  })
}

const namesIn = (text = ''): string[] => text.split(', ').filter((one) => one !== '')

function operationOf(text: string): Operation {
  const [by, name, permission, door, end] = text.split(' ')
  return { by, name, permission, door, end } as Operation
}
