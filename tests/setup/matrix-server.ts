import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import { createAuth } from '#app/auth/auth.server.ts'
import { readConfig } from '#app/config.server.ts'
import { instant } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import type { Runtime } from '#app/gates/runtime.ts'
import type { Actor } from '#app/policy/roles.ts'
import { createDoor } from '#app/http/door/door.server.ts'
import { keepBodyTime, serverOptions } from '#app/http/door/timeouts.server.ts'
import { createLog } from '#app/http/door/log.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { createRuntime } from '#app/runtime.server.ts'
import { openStore } from '#db/store.server.ts'
import type { Records, Store } from '#db/records/records.ts'
import { testRing } from './test-keys.ts'

/**
 * The server of the matrix: the production build behind the outer door, over a database that the test made, with a clock
 * that stands. Each answer says in a header which commands and queries it asked and how they ended. What `rollback` is
 * told of goes through whole transactions that are taken back at their end, so that one district serves every request.
 */
const { MATRIX_DATABASE = '', MATRIX_NOW = '', MATRIX_BUILD = 'build', MATRIX_LIMITS } = process.env
let rollback = false
let now = instant(MATRIX_NOW)

class TakenBack extends Error {}

/** What a request did: operations with how they ended, and names of what its transactions wrote and would commit. */
interface Notes {
  asked: string[]
  wrote: string[]
}
const notes = new AsyncLocalStorage<Notes>()

/** The records of a transaction, noting what is written by name. */
function noting(records: Records, wrote: string[]): Records {
  const write = new Proxy(records.write, {
    get: (all, name) => {
      if (typeof name === 'string' && name in all) wrote.push(name)
      return Reflect.get(all, name) as unknown
    },
  })
  return { ...records, write }
}

function takingBack(inner: Store): Store {
  return {
    ...inner,
    write: async <T>(given: (records: Records) => Promise<T>): Promise<T> => {
      const work = async (records: Records) => {
        const wrote: string[] = []
        const done = await given(noting(records, wrote))
        notes.getStore()?.wrote.push(...wrote)
        return done
      }
      if (!rollback) return inner.write(work)
      let result: { is: T } | undefined
      try {
        await inner.write(async (records) => {
          result = { is: await work(records) }
          throw new TakenBack()
        })
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error
      }
      if (!result) throw new Error('A transaction came to no end')
      return result.is
    },
  }
}

type Named = { name: string; permission: string; door?: string }
/** Thrown instead of an answer while the server is told to break: what it says must reach neither page nor log. */
let breaking: string | undefined
async function noted<T>({ name, permission, door = '' }: Named, by: Actor, work: () => Promise<T>): Promise<T> {
  const note = (end: string) =>
    notes.getStore()?.asked.push(`${by.kind} ${name} ${permission} ${door.split(' ')[0]} ${end}`)
  try {
    const done = await work()
    if (breaking && name !== 'frame') throw new Error(breaking)
    note('ok')
    return done
  } catch (error) {
    note(error instanceof Error ? error.name : 'unknown')
    throw error
  }
}

const store = takingBack(openStore(MATRIX_DATABASE))
const clock = { now: () => now }
const made = createRuntime({ databaseUrl: MATRIX_DATABASE, store, ring: testRing, build: 'matrix' }, registry, clock)
const runtime: Runtime = {
  ...made,
  ask: (query, input, asking) => noted(query, asking.actor, () => made.ask(query, input, asking)),
  run: (command, input, doing) => noted(command, doing.actor, () => made.run(command, input, doing)),
  mayRun: (command, caseId, asking) => noted(command, asking.actor, () => made.mayRun(command, caseId, asking)),
}

const lines: string[] = []
const log = createLog((line) => void lines.push(line), clock.now)
const build = (await import(pathToFileURL(join(resolve(MATRIX_BUILD), 'server', 'index.js')).href)) as ServerBuild
const server = MATRIX_LIMITS ? createServer(serverOptions) : createServer()
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const { port } = server.address() as AddressInfo
const config = readConfig({ DATABASE_URL: MATRIX_DATABASE, PORT: String(port) }, process.cwd())
const door = createDoor({
  config,
  runtime,
  auth: createAuth(runtime, config),
  newId,
  demoSignIn: false,
  log,
  build,
  clientDirectory: join(MATRIX_BUILD, 'client'),
})
const answer = getRequestListener(
  (request, bindings) =>
    notes.run({ asked: [], wrote: [] }, async () => {
      const response = await door.fetch(request, bindings)
      const { asked = [], wrote = [] } = notes.getStore() ?? {}
      response.headers.set('X-Asked', asked.join(', '))
      response.headers.set('X-Wrote', [...new Set(wrote)].join(', '))
      return response
    }),
  { overrideGlobalObjects: false },
)
server.on('request', (request, response) => void answer(request, response))
if (MATRIX_LIMITS) keepBodyTime(server)
else {
  // A connection that waits for its next request is the test's to close.
  server.keepAliveTimeout = 0
  server.requestTimeout = 0
}

interface Told {
  n: number
  rollback?: boolean
  log?: true
  breaking?: string
  memory?: true
  clock?: string
}
process.on('message', (message: Told) => {
  if (message.rollback !== undefined) rollback = message.rollback
  if (message.breaking !== undefined) breaking = message.breaking || undefined
  if (message.clock !== undefined) now = instant(message.clock)
  const memory = message.memory ? [String(process.memoryUsage().rss)] : []
  process.send?.({ n: message.n, lines: message.log ? lines.splice(0) : memory })
})
process.on('disconnect', () => process.exit(0))
process.send?.({ origin: `http://localhost:${port}` })
