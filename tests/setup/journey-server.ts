import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { demoDistrict } from '#db/demo/district.ts'
import { readConfig } from '#app/config.server.ts'
import { instant, instantAt, instantOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { registry } from '#app/features/entries.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { recordRestore } from '#app/features/upkeep/record-restore.command.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { publish } from '#app/jobs/publish-checkpoint.server.ts'
import { startServer } from '#app/start.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { freshToken, tokenHash } from '#app/keys/tokens.server.ts'
import { marksIn } from '#tests/factories/canary-marks.ts'
import { freePort } from './free-port.ts'
import { makeDistrict } from './journey-district.ts'
import { writeTestKey } from './test-keys.ts'
import { watchAnswers } from './watch-answers.ts'
import { aSigner } from '#tests/factories/signer.ts'
import { bareActor } from '#tests/factories/bare-actor.ts'
import { loopbackProvider } from './oidc-provider.ts'

/**
 * The servers of one worker's journeys, one for each district that they ask for: over the production build, each with a
 * database of its own and a clock that the journeys move. One process, which reads the house in once. Talks with
 * `journey.ts` by messages; every request carries a number, every answer the same.
 */
/** Answers and lines of a log that held a mark of the case that nobody of a journey may see. */
const leaks: string[] = []
watchAnswers((what) => leaks.push(what))

/** A provider beside a server, and the file that names it. */
async function providerFile(folder: string, port: number): Promise<string> {
  const provider = await loopbackProvider(`http://localhost:${port}/sign-in/with/loop/back`)
  for (const name of ['ana', 'ben', 'stranger'])
    provider.accounts.set(name, { email: `${name}@rioalto.example`, email_verified: true })
  const { issuer, clientId, clientSecret } = provider
  writeFileSync(join(folder, 'secret'), clientSecret, { mode: 0o600 })
  const loop = { id: 'loop', label: 'Loopback', issuer, clientId, clientSecretFile: 'secret' }
  writeFileSync(join(folder, 'oidc.json'), JSON.stringify([loop]))
  return join(folder, 'oidc.json')
}

/** What journeys may ask of a server. */
type Answers = Record<string, (asked: { [name: string]: string }) => unknown>
interface Opened {
  origin: string
  answers: Answers
  stop(): Promise<void>
}

async function open(district: string, provider: boolean): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-journey-'))
  const { ids, now } = await makeDistrict(district, folder, process.env.JOURNEY_TEMPLATES)
  let at = now
  let since = Date.now()
  const clock = { now: () => instantOf(new Date(Date.parse(at) + Date.now() - since)) }
  const moveTo = (to: string) => {
    at = instant(to)
    since = Date.now()
  }
  const idOf = (name: string): string => {
    const id = ids[name]
    if (!id) throw new Error(`The journeys' district has no ${name}`)
    return id
  }
  const port = await freePort()
  const environment = {
    DATABASE_URL: `file:${join(folder, 'offramp.db')}`,
    PORT: String(port),
    OFFRAMP_DATA: folder,
    OFFRAMP_KEYS: writeTestKey(join(folder, 'keys')),
    OFFRAMP_OIDC: provider ? await providerFile(folder, port) : undefined,
  }
  const lines: string[] = []
  const running = await startServer({
    config: readConfig(environment, folder),
    registry,
    clock,
    buildDirectory: process.env.OFFRAMP_BUILD_DIRECTORY,
    write: (line) => {
      lines.push(line)
      for (const { part } of marksIn(line)) leaks.push(`the log held ${part}`)
    },
    jobs: false,
  })

  /**
   * The newest entry of a kind in a folder (`inquiry:case/note`), or the newest role of a person (`U12/grant`), or what
   * they opened last for a short time (`U10/opening`).
   */
  async function newestOf(name: string): Promise<string> {
    const [owner = '', kind = ''] = name.split('/')
    const id = idOf(owner)
    const rows = await running.runtime.store.read(async (records) => {
      if (kind === 'grant') return records.users.grantsOf(id)
      if (kind === 'opening') return (await records.access.openingsOf(id)).reverse()
      return ofKind(await records.folders.entries(id), kind)
    })
    const newest = rows.at(-1)
    if (!newest) throw new Error(`The journeys' district has no ${name}`)
    return newest.id
  }

  /** Through the running server's own runtime, so that one writer queue serves both. */
  async function freshFolder(): Promise<string> {
    const { caseId } = await running.runtime.run(sendReport, { ...report, schoolId: idOf('ACE') }, asking('referrer'))
    await running.runtime.run(acknowledgeReport, { caseId }, asking('triage'))
    return caseId
  }
  const asking = (who: string) => {
    return { actor: bareActor(idOf(who), who), requestId: newId('request'), via: 'web' } as const
  }

  const { signer } = aSigner()
  const held: Database.Database[] = []
  const system = () =>
    ({ actor: { kind: 'system', id: 'system', name: 'Offramp' }, requestId: newId('request'), via: 'job' }) as const

  const answers: Answers = {
    /** Writes a session row and gives its cookie: journeys don't click through sign-in fifty times. */
    signIn: async ({ who = '' }) => {
      const token = freshToken()
      const now = clock.now()
      const session = {
        tokenHash: tokenHash(token),
        userId: idOf(who),
        createdAt: now,
        seenAt: now,
        endedAt: null,
        endedWhy: null,
        aal: 2 as const,
        provenAt: now,
        half: false,
      }
      await running.runtime.store.write((records) => records.write.saveSession({ ...session, agent: 'Journey' }))
      return token
    },
    clock: ({ to = '' }) => {
      moveTo(to)
      return null
    },
    /** A local moment of the district: `2026-09-15 10:22`. */
    local: ({ to = '' }) => {
      const [on = '', time = ''] = to.split(' ')
      moveTo(instantAt(on as Day, time, demoDistrict.zone))
      return null
    },
    now: () => clock.now(),
    /** A folder of Alder Creek in triage, opened by `triage`, who is a member then. */
    folder: () => freshFolder(),
    id: ({ name = '' }) => (name.includes('/') ? newestOf(name) : idOf(name)),
    acts: async () => {
      const leaves = await running.runtime.store.read((records) => records.audit.leaves({ from: 0, limit: 100_000 }))
      return leaves.map(({ body }) => (JSON.parse(body) as { act: string }).act)
    },
    kinds: async ({ caseId = '' }) => {
      const entries = await running.runtime.store.read((records) => records.folders.entries(caseId))
      return entries.map(({ kind }) => kind)
    },
    /** One round of what runs by itself. */
    jobs: async () => {
      const log = { info: () => undefined, fault: (_what: string, error: unknown) => lines.push(String(error)) }
      await runJobs({ runtime: running.runtime, newId, log }, newId('request'))
      return null
    },
    /** Holds the database’s lock, as another program does, until it is let go. */
    lock: () => {
      const other = new Database(join(folder, 'offramp.db'))
      other.exec('begin immediate')
      held.push(other)
      return null
    },
    unlock: () => {
      for (const other of held.splice(0)) other.close()
      return null
    },
    /** Has the head of the log signed. */
    sign: () => publish(running.runtime, system(), signer),
    /** Puts on record that a backup was restored, after which so many events are gone. */
    restored: async ({ lost = '0' }) => {
      const { size } = await running.runtime.store.read((records) => records.audit.head())
      const seen = { size: size + Number(lost), root: 'a'.repeat(64) }
      const what = { engine: 'sqlite', file: '/backups/offramp.db', sha256: 'b'.repeat(64), seen }
      await running.runtime.run(recordRestore, what, system())
      return null
    },
    log: () => lines.splice(0),
    leaks: () => leaks.splice(0),
  }
  return {
    origin: `http://localhost:${port}`,
    answers,
    stop: async () => {
      await running.stop('journeys are over')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const ofKind = <E extends { kind: string }>(entries: readonly E[], kind: string) =>
  entries.filter((one) => one.kind === kind)
const report = {
  danger: 'no',
  what: 'Yelled at Oliver after kickball.',
  weapon: 'no',
  whereNow: 'in the office',
  nameNotKnown: 'yes',
}

/** The servers by their district's name, and whether a provider stands beside. */
const servers = new Map<string, Promise<Opened>>()
function serverOf(key: string): Promise<Opened> {
  const [district = '', provider] = key.split(' ')
  const known = servers.get(key) ?? open(district, provider !== undefined)
  servers.set(key, known)
  return known
}

interface Asked {
  n: number
  /** The server that is asked: its district, and ` provider` where one stands beside. */
  of: string
  ask: string
  with: { [name: string]: string }
}
process.on('message', ({ n, of, ask, with: details }: Asked) => {
  void serverOf(of)
    .then(({ origin, answers }) => (ask === 'open' ? origin : answers[ask]?.(details)))
    .then(
      (answer) => process.send?.({ n, answer }),
      (error: unknown) => process.send?.({ n, error: String(error) }),
    )
})
process.on('disconnect', () => {
  void Promise.all([...servers.values()].map(async (one) => (await one).stop())).then(() => process.exit(0))
})
process.send?.({ ready: true })
