import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { openStore } from '#db/store.server.ts'
import { WrongArguments, runCommand } from '../cli/run-command.ts'
import { instantOf, localOf } from '../app/domain/time.ts'
import { registry } from '../app/features/entries.ts'
import { createRuntime } from '../app/runtime.server.ts'
import { sealAll } from '../cli/keys/upkeep.ts'
import { freshToken, tokenHash } from '../app/keys/tokens.server.ts'
import { bareSql } from './bare-sql.ts'
import { costOfRecording } from './audit-cost.ts'
import type { RecordingCost } from './audit-cost.ts'
import { costOfDecisions } from './decision.ts'
import type { DecisionCost } from './decision.ts'
import { shareOfDecisions } from './decision-share.ts'
import { auditor, deskPages, growLog } from './desk.ts'
import { measure, peakOf } from './measure.ts'
import type { Measured, Page } from './measure.ts'
import { multiply } from './multiply.ts'
import { openedParts } from './sealed.ts'

const help = `npm run bench — how fast the pages are, on this machine, on loopback

Usage: npm run bench [-- --cases 10000,100000] [--requests 300] [--json bench/results/latest.json] [--help]

Plays the demo, copies its folders until there are as many as asked for, starts the production server, and asks for each
page one after another (p50, p95, CPU) and eight at a time (requests a second). Beside each page stand the bare SQL of
the same page, a hello page of the same server, and a page with nothing in it (sign-in): what the framework alone takes.
Then one access decision in microseconds, and what share of each page access decisions take: by a profile of a second
server, which must stay under ten percent. Last, how long a page waits until the look at it is durably on record: on the
embedded database, and on PostgreSQL where it answers (OFFRAMP_TEST_POSTGRES, else the one of this machine).
Linux, embedded database. Needs a build: run npm start once before.
`
const root = join(import.meta.dirname, '..')
const reader = 'k.lindqvist'

interface Result {
  cases: number
  pages: Measured[]
  sqlMs: Record<string, number>
  /** Percent of a page's time that access decisions take. */
  decisionShare: Record<string, number>
  peakMb: number
  /** From the start of the server until it answers. */
  startMs: number
}

/** Nothing was measured; the message says why. */
class BenchRefused extends Error {
  override readonly name = 'BenchRefused'
}

/** Measures one size of district. */
async function atSize(template: string, cases: number, requests: number): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-bench-'))
  const file = join(folder, 'offramp.db')
  copyFileSync(template, file)
  const keys = join(template, '../keys')
  const audited = await grow(file, cases, keys)
  const { cookie, userId } = session(file, reader)
  try {
    const store = openStore(`file:${file}`, { as: 'cli' })
    const sqlMs = await bareSql(store, file, reader, requests)
    const ids = openCases(file)
    await store.close()
    const asked = [...pagesOf(ids, cookie), ...deskPages(audited, userId, session(file, auditor).cookie)]
    const pages: Measured[] = []
    const { peakMb, startMs } = await served(folder, keys, [], async (port, pid, startMs) => {
      for (const page of asked)
        pages.push(await measure(port, pid, page, page.name === 'hello' ? requests * 3 : requests))
      return { peakMb: peakOf(pid), startMs }
    })
    const decisionShare: Record<string, number> = {}
    for (const page of asked.filter(({ cookie: reads }) => reads !== undefined))
      decisionShare[page.name] = await shareOf(folder, keys, page, requests)
    return { cases, pages, sqlMs, decisionShare, peakMb, startMs }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts the production server over a folder's database, for as long as `work` lasts. */
async function served<T>(
  folder: string,
  keys: string,
  options: readonly string[],
  work: (port: number, pid: number, startMs: number) => Promise<T>,
): Promise<T> {
  const port = 3900 + (process.pid % 90)
  const started = performance.now()
  const server = spawn(process.execPath, [...options, '--import', 'tsx', 'server.ts'], {
    cwd: root,
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: `file:${join(folder, 'offramp.db')}`,
      OFFRAMP_DATA: folder,
      OFFRAMP_KEYS: keys,
      OFFRAMP_DEMO: '1',
      PORT: String(port),
      NODE_ENV: 'production',
    },
  })
  try {
    await answers(port)
    return await work(port, server.pid ?? 0, performance.now() - started)
  } finally {
    server.kill('SIGTERM')
    await new Promise((gone) => server.once('exit', gone))
  }
}

/** What share of a page's time access decisions take, by a profile of a server of its own; in percent. */
async function shareOf(folder: string, keys: string, page: Page, requests: number): Promise<number> {
  const profiles = mkdtempSync(join(folder, 'profile-'))
  const options = ['--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval', '200']
  let from = 0
  await served(folder, keys, options, async (port, pid) => {
    await measure(port, pid, page, Math.min(50, requests))
    from = performance.now()
    await measure(port, pid, page, requests)
  })
  return shareOfDecisions(profiles, performance.now() - from)
}

/**
 * Copies the demo's folders until there are as many as asked for, each sealed under keys of its own. Returns those that
 * are opened to audit.
 */
async function grow(file: string, cases: number, folder: string): Promise<string[]> {
  const open = () =>
    createRuntime({ databaseUrl: `file:${file}`, keys: { folder }, as: 'cli' }, registry, {
      now: () => instantOf(new Date()),
    })
  const small = open()
  const opened = await openedParts(small)
  await small.close()
  multiply(file, cases, opened)
  const large = open()
  await sealAll(large)
  const audited = await growLog(large, file)
  await large.close()
  return audited
}

function pagesOf(ids: readonly string[], cookie: string): Page[] {
  const one = (n: number) => ids[n % ids.length] ?? ''
  const today = localOf(instantOf(new Date()), 'America/Los_Angeles')
  const contact = (n: number) =>
    new URLSearchParams({
      _token: `bench-${process.pid}-${n}-${performance.now()}`,
      'happened.day': today.day,
      'happened.time': '00:01',
      with: 'parent',
      who: 'Parent',
      why: 'To hear how it goes',
      how: 'phone',
      reached: 'yes',
    }).toString()
  return [
    { name: 'hello', path: () => '/healthz' },
    { name: 'frame', path: () => '/sign-in' },
    { name: 'list', path: () => '/cases', cookie },
    { name: 'case', path: (n) => `/cases/${one(n)}`, cookie },
    { name: 'work', path: () => '/work', cookie },
    {
      name: 'search',
      path: () => '/cases/search',
      body: (n) => new URLSearchParams({ words: `family${n % 1409}` }).toString(),
      cookie,
    },
    { name: 'add', path: (n) => `/cases/${one(n)}/contact/new`, body: contact, cookie },
  ]
}

/** Signs somebody in by writing a session. */
function session(file: string, signIn: string) {
  const db = new Database(file)
  const token = freshToken()
  const now = new Date().toISOString()
  const user = db.prepare('select id from users where sign_in = ?').get(signIn) as { id: string }
  db.prepare('insert into sessions (token_hash, user_id, created_at, seen_at, agent) values (?, ?, ?, ?, ?)').run(
    tokenHash(token),
    user.id,
    now,
    now,
    'bench',
  )
  db.close()
  return { cookie: `offramp=${token}`, userId: user.id }
}

function openCases(file: string): string[] {
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare(
      "select i.id from case_access a join users u on u.key = a.user_key join case_index i on i.key = a.case_key where u.sign_in = ? and i.stage in ('inquiry','managing','plan_pending','opened') limit 500",
    )
    .all(reader) as { id: string }[]
  db.close()
  return rows.map((row) => row.id)
}

async function answers(port: number): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const there = await fetch(`http://localhost:${port}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (there) return
    await new Promise((later) => setTimeout(later, 150))
  }
  throw new Error('The server did not start. Run npm start once, then try again.')
}

function table(results: readonly Result[]): string {
  const lines = [
    '| cases | page | p50 ms | p95 ms | per second | CPU ms | bare SQL ms | of it decisions, % |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ]
  for (const { cases, pages, sqlMs, decisionShare } of results) {
    for (const page of pages) {
      const sql = sqlMs[page.page]
      const share = decisionShare[page.page]
      lines.push(
        `| ${cases.toLocaleString('en-US')} | ${page.page} | ${page.p50.toFixed(1)} | ${page.p95.toFixed(1)} | ${page.perSecond.toFixed(0)} | ${page.cpuMs.toFixed(1)} | ${sql === undefined ? '' : sql.toFixed(2)} | ${share === undefined ? '' : share.toFixed(1)} |`,
      )
    }
  }
  return lines.join('\n')
}

const decisionWords = ({ decisions, p50, p95 }: DecisionCost): string =>
  `One access decision: ${p50.toFixed(1)} µs (p50), ${p95.toFixed(1)} µs (p95), over ${decisions.toLocaleString('en-US')} of them.`

const recordingWords = (costs: readonly RecordingCost[]): string =>
  [
    '| putting a look on record, on | at once | p50 ms | p95 ms | per second |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...costs.map(
      ({ engine, atOnce, p50, p95, perSecond }) =>
        `| ${engine} | ${atOnce} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${perSecond.toFixed(0)} |`,
    ),
  ].join('\n')

/** Numbers of cases or requests as they were written. Throws `WrongArguments` for what is none. */
const countsIn = (option: string, written: string): number[] =>
  written.split(',').map((one) => {
    if (/^[1-9]\d{0,6}$/.test(one.trim())) return Number(one)
    throw new WrongArguments(`--${option} takes whole numbers, such as ${option === 'cases' ? '10000,100000' : '300'}.`)
  })

async function main(values: { cases?: string; requests?: string; json?: string }): Promise<number> {
  const [requests = 300] = countsIn('requests', values.requests ?? '300')
  const sizes = countsIn('cases', values.cases ?? '10000,100000')
  if (!existsSync(join(root, 'build/server/index.js')))
    throw new BenchRefused('There is no build yet. Run npm start once, then try again.')
  const demo = mkdtempSync(join(tmpdir(), 'offramp-bench-demo-'))
  const env = {
    ...process.env,
    DATABASE_URL: `file:${join(demo, 'offramp.db')}`,
    OFFRAMP_DATA: demo,
    OFFRAMP_DEMO: '1',
  }
  const played = spawnSync(process.execPath, ['--import', 'tsx', 'cli/demo.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (played.status !== 0) throw new BenchRefused('The demo could not be played.')
  const results: Result[] = []
  for (const cases of sizes) results.push(await atSize(join(demo, 'offramp.db'), cases, requests))
  const decision = costOfDecisions()
  const recording = await costOfRecording(demo, requests * 10)
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version }
  process.stdout.write(
    `${table(results)}\n\n${decisionWords(decision)}\n\n${recordingWords(recording)}\n\n${results.map(({ cases, peakMb, startMs }) => `${cases.toLocaleString('en-US')} cases: peak memory ${peakMb} MB, started in ${(startMs / 1000).toFixed(1)} s`).join('; ')}. ${machine.cores} cores, Node ${machine.node}.\n`,
  )
  const json = resolve(root, values.json ?? 'bench/results/latest.json')
  mkdirSync(join(json, '..'), { recursive: true })
  writeFileSync(json, `${JSON.stringify({ machine, requests, decision, recording, results }, null, 2)}\n`)
  rmSync(demo, { recursive: true, force: true })
  return 0
}

const text = { type: 'string' } as const
await runCommand({ help, options: { cases: text, requests: text, json: text }, refusals: [BenchRefused] }, main)
