import { mkdtempSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { firstKey } from '../cli/keys/first-key.ts'
import { instantOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { createKeys } from '../app/features/upkeep/create-keys.command.server.ts'
import { pending } from '../app/gates/audit/append.server.ts'
import { createGroupLog } from '../app/gates/group-log.server.ts'
import { newId } from '../app/keys/random.server.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { migrate } from '../db/migrate.server.ts'
import { spread } from './measure.ts'

/** How long a page waits until the look at it is durably on record, in milliseconds: by engine, and how many look at once. */
export interface RecordingCost {
  engine: 'sqlite' | 'postgres'
  atOnce: number
  p50: number
  p95: number
  perSecond: number
}

const crowds = [1, 8, 50] as const
const clock = { now: () => instantOf(new Date()) }

/** A look at a case, as the query gate records it. */
const looks = (n: number) =>
  pending(
    {
      boot: 'bench',
      tenant: 'bench',
      scope: 'sch_bench',
      actor: { k: 'user', id: 'usr_bench', role: 'member', aal: 2, sid: 'bench', via: 'web' },
      req: `req_${n}`,
      bld: 'bench',
      pol: 'bench',
    },
    {
      act: 'viewed',
      object: { t: 'case', id: `cas_bench${n % 500}`, section: 'casePage, base, means' },
      why: 'rule:member',
      sealed: { by: 'Kim Lindqvist' },
    },
  )

/** What putting a look on record adds to a page, on the embedded database in a folder, and on PostgreSQL where it answers. */
export async function costOfRecording(folder: string, times: number): Promise<RecordingCost[]> {
  const data = mkdtempSync(join(folder, 'recording-'))
  try {
    const embedded = await onDatabase(`file:${join(data, 'offramp.db')}`, join(data, 'keys'), times)
    const { PGUSER = userInfo().username, PGDATABASE = 'test', OFFRAMP_TEST_POSTGRES } = process.env
    const server = OFFRAMP_TEST_POSTGRES ?? `postgres://${PGUSER}@127.0.0.1:5432/${PGDATABASE}`
    const name = `offramp_bench_${process.pid}`
    if (!(await create(server, name))) return embedded
    try {
      const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString()
      return [...embedded, ...(await onDatabase(url, join(data, 'keys'), times))]
    } finally {
      await asServer(server, `drop database ${name} (force)`)
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function onDatabase(databaseUrl: string, keyFolder: string, times: number): Promise<RecordingCost[]> {
  await migrate(databaseUrl, { now: new Date() })
  const keys = { folder: keyFolder, guarded: false }
  const { kekId } = firstKey(keys, () => undefined)
  const runtime = createRuntime({ databaseUrl, keys, as: 'cli' }, registry, clock)
  try {
    const actor = { kind: 'cli', id: 'cli', name: 'Bench' } as const
    await runtime.run(createKeys, { kekId }, { actor, requestId: newId('request'), via: 'cli' })
    const log = createGroupLog(runtime.store, clock, runtime.vault)
    for (let n = 0; n < 50; n += 1) await log.record(looks(n))
    const found: RecordingCost[] = []
    for (const atOnce of crowds) {
      const took: number[] = []
      const start = performance.now()
      let next = 0
      const one = async () => {
        while (next < times) {
          const events = looks(next++)
          const before = performance.now()
          await log.record(events)
          took.push(performance.now() - before)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, one))
      const perSecond = times / ((performance.now() - start) / 1000)
      found.push({ engine: runtime.store.engine, atOnce, ...spread(took), perSecond })
    }
    return found
  } finally {
    await runtime.close()
  }
}

async function create(server: string, name: string): Promise<boolean> {
  try {
    await asServer(server, `create database ${name}`)
    return true
  } catch {
    return false
  }
}

async function asServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
