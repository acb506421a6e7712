import { describe, expect, it } from 'vitest'
import { importsOf, source, told } from './tree.ts'
import type { Import } from './tree.ts'

/** Which rooms a room may enter. `types`: only for the shape of things, nothing that runs. Each room may enter itself. */
const doors: Readonly<Record<string, { enters: readonly string[]; types?: readonly string[] }>> = {
  domain: { enters: [] },
  policy: { enters: ['domain'] },
  ui: { enters: [] },
  keys: { enters: ['domain'] },
  db: { enters: ['domain'], types: ['policy'] },
  gates: { enters: ['policy', 'domain', 'keys'], types: ['db'] },
  auth: { enters: ['gates', 'domain', 'keys'], types: ['policy', 'db'] },
  jobs: { enters: ['gates', 'auth', 'domain'], types: ['keys'] },
  http: { enters: ['gates', 'auth', 'keys', 'domain', 'config'], types: ['policy'] },
  features: { enters: ['gates', 'domain', 'policy', 'ui'], types: ['db'] },
  routes: { enters: ['http', 'features', 'ui', 'domain'] },
  signer: { enters: ['gates', 'keys', 'db'] },
}

/** Where the house is put together: these may enter every room. */
const together =
  /^(server\.ts|app\/(runtime|start)\.server\.ts|app\/(root|entry\.server|entry\.client)\.tsx|app\/routes\.ts|cli\/.*|bench\/.*)$/

/** What a door lets through although its room is closed, each with its reason. */
const letThrough: readonly { from: RegExp; to: RegExp; because: string }[] = [
  {
    from: /^app\/keys\/(key-folder|destroyed-files)\.server\.ts$/,
    to: /^db\/make-folder\.server\.ts$/,
    because: 'folders for this account are made in one way',
  },
  {
    from: /^app\/http\//,
    to: /^app\/ui\/form\/form-data\.ts$/,
    because: 'a form is read by one function, in the browser and here',
  },
  {
    from: /^app\/ui\/form\/use-form-checks\.ts$/,
    to: /^app\/domain\/input-words\.ts$/,
    because: 'a form is refused in the same words, in the browser and at the gate',
  },
  {
    from: /^app\/jobs\/disable-unused\.command\.server\.ts$/,
    to: /^app\/policy\/unused-accounts\.ts$/,
    because: 'an account is disabled by the rule that warned of it',
  },
]

const roomOf = (file: string): string => {
  const inApp = /^app\/([^/]+)(\/|$)/.exec(file)?.[1] ?? file.split('/')[0] ?? file
  return inApp.replace(/\.server\.ts$|\.tsx?$/, '')
}
const stemOf = (file: string): string => file.split('/')[2] ?? ''

const all = source().flatMap(importsOf)
const inside = all.filter((one): one is Import & { file: string } => one.file !== undefined)

describe('the doors', () => {
  it('go one way (architecture.md, Rooms)', () => {
    const breaches = inside
      .filter(({ from }) => !together.test(from))
      .filter(({ from, file, onlyTypes }) => {
        const [here, there] = [roomOf(from), roomOf(file)]
        if (here === there || letThrough.some((one) => one.from.test(from) && one.to.test(file))) return false
        const door = doors[here]
        return !door || !(door.enters.includes(there) || (onlyTypes && door.types?.includes(there)))
      })
      .map(({ from, file }) => `${from} enters ${file}`)
    expect(told(breaches, 'Move the piece to a room that may be entered, or hand it in as an argument.')).toBe('')
  })

  it('let no feature into another; only the registers know them all', () => {
    const registers = [
      'app/features/entries.ts',
      'app/features/case/entry-views.tsx',
      'app/features/case/form-designs.ts',
      'app/features/case/corrections.server.ts',
      // What is given to somebody shows entries of every kind.
      'app/features/disclosure/package-body.tsx',
    ]
    const breaches = inside
      .filter(({ from, file }) => roomOf(from) === 'features' && roomOf(file) === 'features')
      .filter(({ from, file }) => !registers.includes(from) && stemOf(from) !== stemOf(file))
      .map(({ from, file }) => `${from} enters ${file}`)
    expect(told(breaches, 'What two features share is a rule (domain), a right (policy) or a part (ui).')).toBe('')
  })

  it('let features see only what the gates declare, never how they work', () => {
    const declarations =
      /^app\/gates\/(command|query|errors|permit|runtime|version-to-replace)\.ts$|^app\/gates\/(contacts-in-sight|house-draft|possible-matches|kept-out|takers|opened-row|override-readers|record-keeping|court-seals|due-records)\.server\.ts$|^app\/gates\/audit\/(leaf|read-look|(event-proof|proof-state|restored|settings-hash|weeks-waiting)\.server)\.ts$/
    const breaches = inside
      .filter(({ from, file }) => roomOf(from) === 'features' && roomOf(file) === 'gates' && !declarations.test(file))
      .map(({ from, file }) => `${from} enters ${file}`)
    expect(told(breaches, 'Declare a command or a query; the gate does the rest.')).toBe('')
  })

  it('keep kinds of entries to the rules alone', () => {
    const breaches = all
      .filter(({ from }) => from.endsWith('.entry.ts'))
      .filter(({ from, named, file }) => {
        if (file === undefined) return named !== 'zod'
        return (
          roomOf(file) !== 'domain' &&
          !(stemOf(file) === stemOf(from) && file.endsWith('.ts') && !file.includes('.server.'))
        )
      })
      .map(({ from, named }) => `${from} imports ${named}`)
    expect(told(breaches, 'A kind is pure: zod, the domain, and pure files of its own folder.')).toBe('')
  })

  it('keep the rules free of packages that do something', () => {
    const breaches = all
      .filter(({ from, file }) => file === undefined && ['domain', 'policy'].includes(roomOf(from)))
      .filter(({ named }) => !['zod', 'luxon'].includes(named))
      .map(({ from, named }) => `${from} imports ${named}`)
    expect(told(breaches, 'Rules are pure data and functions: zod and luxon only.')).toBe('')
  })

  it('keep SQL in db and cryptography in keys', () => {
    const sql = /^(drizzle-orm|better-sqlite3|pg)(\/|$)/
    const secret = /^(node:)?crypto$|^@node-rs\/argon2$/
    const breaches = all.filter(
      ({ from, named }) =>
        (sql.test(named) && roomOf(from) !== 'db') || (secret.test(named) && !['keys', 'db'].includes(roomOf(from))),
    )
    const lines = breaches
      .filter(({ from }) => !/^(bench|verifier)\//.test(from))
      .map(({ from, named }) => `${from} imports ${named}`)
    expect(told(lines, 'Ask records for rows and keys for hashes.')).toBe('')
  })

  it('keep what runs on the server out of what is sent to browsers', () => {
    const mayServe = /\.server\.tsx?$|^app\/routes\/|^app\/routes\.ts$|^app\/root\.tsx$/
    const breaches = all
      .filter(({ from, onlyTypes }) => from.startsWith('app/') && !mayServe.test(from) && !onlyTypes)
      .filter(({ named, file }) => named.startsWith('node:') || (file !== undefined && /\.server\.tsx?$/.test(file)))
      .filter(({ from }) => !from.startsWith('app/entry.server'))
      .map(({ from, named }) => `${from} imports ${named}`)
    expect(told(breaches, 'Name it *.server.ts, or take only types from it.')).toBe('')
  })

  it('have no round trips', () => {
    const next = new Map<string, string[]>()
    for (const { from, file, onlyTypes } of inside) if (!onlyTypes) next.set(from, [...(next.get(from) ?? []), file])
    expect(told(cycles(next), 'Take what both need into a third file below them.')).toBe('')
  })
})

function cycles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const one of next.get(file) ?? []) visit(one, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) visit(file, [])
  return found
}
