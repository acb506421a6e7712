import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { templatesOf } from './journey-templates.ts'
import { axeViolations } from './page-checks.ts'

export { expect }
export { journeyPassword } from './journey-password.ts'

/** The server of a district in this worker: production build, own database, own clock. */
export interface JourneyServer {
  origin: string
  /** Moves the clock; it goes on from there. `2026-09-15T17:22:00.000Z` */
  clock(to: string): Promise<void>
  /** Moves the clock to a local moment of the district: `2026-09-15 10:22`. */
  local(to: string): Promise<void>
  now(): Promise<string>
  /**
   * The id of a person or a school of the district: `lead`, `ACE`; in the demo's `U17`, `leo`, `home-firearm:case`, the
   * newest entry of a kind (`inquiry:case/note`), the newest role of a person (`U12/grant`), or
   * their newest opening (`U10/opening`).
   */
  id(name: string): Promise<string>
  /** The id of a fresh folder of Alder Creek, opened by `triage`. */
  folder(): Promise<string>
  /** What the audit log says so far, by act. */
  acts(): Promise<string[]>
  /** The kinds of the entries of a folder, in their order. */
  kinds(caseId: string): Promise<string[]>
  /** One round of what runs by itself, a few minutes after the last. */
  jobs(): Promise<void>
  /** Holds the database's lock, as another program does, until it is let go. */
  lock(): Promise<void>
  unlock(): Promise<void>
  /** Has the head of the log signed. */
  sign(): Promise<void>
  /** Puts on record that a backup was restored, after which so many events are gone. */
  restored(lost: number): Promise<void>
  /** Lines of the operator's log since the last time. */
  log(): Promise<string[]>
  /** What held a mark of the case that nobody of a journey may see, since the last time. */
  leaks(): Promise<string[]>
  /** A session of a person, as its cookie. */
  session(who: string): Promise<string>
}

interface JourneyFixtures {
  /** Signs a person in by writing a session row: `await as('lead')`. */
  as(who: string): Promise<void>
  /** Signs a person in at a local moment: `await turn('U17', '2026-09-15 10:31')`. */
  turn(who: string, at: string): Promise<void>
  /** No violation of WCAG 2.2 AA that axe can see. Looks in the project with script only: axe is script itself. */
  accessible(): Promise<void>
  /** No answer of the journey held a mark of the case that is hidden from everybody in it (`canary-folder.ts`). */
  nothingLeaks: void
  /** Console errors that a journey expects, such as that of a refused form (`/422/`). */
  expectedErrors: RegExp[]
  /**
   * Which district the server has; `makeDistrict` says which there are. Journeys of one name share their server, and its
   * clock, in each worker.
   */
  district: string
  /** Whether a real OpenID provider runs beside the server, called Loopback. Its accounts: `ana`, `stranger`. */
  provider: boolean
  server: JourneyServer
}

interface WorkerFixtures {
  /** The process in which the servers of this worker run. */
  host: Host
}

export const test = base.extend<JourneyFixtures, WorkerFixtures>({
  district: ['tests', { option: true }],
  provider: [false, { option: true }],
  host: [
    async ({}, use) => {
      const host = await startHost(templatesOf(process.ppid))
      await use(host)
      await host.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: [
    async ({ host, district, provider }, use) => {
      await use(await host.open(provider ? `${district} provider` : district))
    },
    { timeout: 150_000 },
  ],
  baseURL: ({ server }, use) => use(server.origin),
  expectedErrors: [[/status of (401|403|404|409|422|429)/], { option: true }],
  nothingLeaks: [
    async ({ server }, use) => {
      await server.leaks()
      await use()
      expect(await server.leaks()).toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, expectedErrors }, use) => {
    const errors = listen(page)
    await use(page)
    expect(errors.filter((text) => !expectedErrors.some((expected) => expected.test(text)))).toEqual([])
  },
  as: async ({ context, server }, use) => {
    await use(async (who) => {
      const url = server.origin
      await context.addCookies([
        { name: 'offramp', value: await server.session(who), url, httpOnly: true, sameSite: 'Lax' },
      ])
    })
  },
  turn: async ({ as, server }, use) => {
    await use(async (who, at) => {
      await server.local(at)
      await as(who)
    })
  },
  accessible: async ({ page, javaScriptEnabled }, use) => {
    await use(async () => {
      if (!javaScriptEnabled) return
      expect(await axeViolations(page)).toEqual([])
    })
  },
})

/**
 * React 18 says at times that a root “did not complete” where a click meets a page that is still taking over what the
 * server drew, and goes on with it: remix-run/remix issue 10214. What does not go on fails by what the journey looks for.
 */
const ofReact = /^Minified React error #345;/

/** An error in the console, or one that nobody caught, fails the journey. */
function listen(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => {
    if (
      message.type() === 'error' ||
      (message.type() === 'warning' && /Content.Security.Policy/i.test(message.text()))
    ) {
      errors.push(message.text())
    }
  })
  page.on('pageerror', ({ message }) => {
    if (!ofReact.test(message)) errors.push(message)
  })
  return errors
}

interface Host {
  /** The server of a district, started where it does not run yet. */
  open(district: string): Promise<JourneyServer>
  stop(): Promise<void>
}

async function startHost(templates: string): Promise<Host> {
  const child = fork(fileURLToPath(new URL('./journey-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOME: process.env.HOME,
      OFFRAMP_BUILD_DIRECTORY: process.env.OFFRAMP_BUILD_DIRECTORY,
      JOURNEY_TEMPLATES: templates,
    },
  })
  await ready(child)
  const asking = asker(child)
  return {
    open: async (district) => {
      const ask = (what: string, details?: Record<string, string>) => asking(district, what, details)
      return {
        origin: String(await ask('open')),
        clock: async (to) => void (await ask('clock', { to })),
        local: async (to) => void (await ask('local', { to })),
        now: async () => String(await ask('now')),
        id: async (name) => String(await ask('id', { name })),
        folder: async () => String(await ask('folder')),
        acts: async () => (await ask('acts')) as string[],
        kinds: async (caseId) => (await ask('kinds', { caseId })) as string[],
        jobs: async () => void (await ask('jobs')),
        lock: async () => void (await ask('lock')),
        unlock: async () => void (await ask('unlock')),
        sign: async () => void (await ask('sign')),
        restored: async (lost) => void (await ask('restored', { lost: String(lost) })),
        log: async () => (await ask('log')) as string[],
        leaks: async () => (await ask('leaks')) as string[],
        session: async (who) => String(await ask('signIn', { who })),
      }
    },
    stop: () =>
      new Promise((stopped) => {
        child.once('exit', () => stopped())
        child.disconnect()
      }),
  }
}

const ready = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The journeys' server ended with ${code}`)))
    child.once('message', () => resolve())
  })

function asker(child: ChildProcess) {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let count = 0
  child.on('message', (message: { n?: number; answer?: unknown; error?: string }) => {
    const asked = waiting.get(message.n ?? -1)
    waiting.delete(message.n ?? -1)
    if (message.error) asked?.reject(new Error(message.error))
    else asked?.resolve(message.answer)
  })
  return (of: string, ask: string, details: Record<string, string> = {}) =>
    new Promise<unknown>((resolve, reject) => {
      const n = ++count
      waiting.set(n, { resolve, reject })
      child.send({ n, of, ask, with: details })
    })
}
