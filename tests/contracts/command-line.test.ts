import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listen } from '#app/http/door/listen.server.ts'
import { postgresUrl } from '#tests/setup/databases.ts'
import { commandLine, program } from '#tests/setup/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'offramp-command-line-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const stack = /^\s+at /m

describe.runIf(existsSync('/proc/self'))('a folder that can’t be made', () => {
  const env = { OFFRAMP_DATA: '/proc/nowhere' }

  it('is named in words by the commands, which end at once', async () => {
    const refused = await program('cli/migrate.ts', { env })
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('the folder /proc/nowhere can’t be made')
    expect(refused.err).not.toMatch(stack)
  })

  it('is named by the start, with its setting', () => {
    const script =
      "import('./start/demo.mjs').then((it) => it.makeDemo()).catch((error) => console.error(error.message))"
    const said = spawnSync(process.execPath, ['-e', script], {
      env: { ...process.env, ...env, DATABASE_URL: '', HOST: '127.0.0.1', OFFRAMP_DEMO: '' },
      timeout: 20_000,
    })
    expect(said.status).toBe(0)
    expect(String(said.stderr)).toContain('The folder /proc/nowhere can’t be made (ENOENT). Write OFFRAMP_DATA=…')
  })
})

describe('a command that was written wrongly', () => {
  const files = ['setup', 'demo', 'migrate', 'reindex', 'backup', 'restore', 'roster', 'audit-bundle'].map(
    (name) => `cli/${name}.ts`,
  )
  const env = { DATABASE_URL: `file:${join(folder, 'never.db')}`, OFFRAMP_DATA: folder }

  it.each([...files, 'bench/run.ts'])('%s says so with its help, ends with 2, and touches nothing', async (file) => {
    const wrong = await program(file, { env, options: ['--wrong'] })
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('There is no option --wrong.') as string })
    expect(wrong.err).toContain('Usage:')
    expect(wrong.err).not.toMatch(stack)
    expect(existsSync(join(folder, 'never.db'))).toBe(false)
  })

  it('names a word too many, an option without its value, and one that takes none', async () => {
    expect((await commandLine('roster', 'file:x', 'a.csv', 'b.csv')).err).toContain('“b.csv” is one word too many.')
    expect((await commandLine('backup', 'file:x', '--to')).err).toContain('The option --to needs a value after it.')
    expect((await commandLine('roster', 'file:x', '--check=yes')).err).toContain('The option --check takes no value.')
    expect((await program('bench/run.ts', { options: ['--cases', 'abc'] })).err).toContain('takes whole numbers')
    expect(await commandLine('roster', 'file:x')).toMatchObject({ code: 2 })
  })

  it('is read as far as somebody likes: a reader that is gone is no fault', () => {
    const piped = `${process.execPath} --import tsx cli/signer.ts --help | true`
    const ran = spawnSync('bash', ['-c', `set -o pipefail; ${piped}`], { encoding: 'utf8', timeout: 60_000 })
    expect(ran).toMatchObject({ status: 0, stderr: '' })
  })

  it('audit:verify ends with 3, with its help', async () => {
    const wrong = await commandLine('audit-verify', env.DATABASE_URL, '--wrong')
    expect(wrong).toMatchObject({ code: 3, err: expect.stringContaining('There is no option --wrong.') as string })
    expect(wrong.err).toContain('Usage:')
  })

  it('the starter answers --help before it does anything', async () => {
    for (const options of [['check', '--help'], ['test', '-h'], ['--help']]) {
      const { code, out } = await program('start.mjs', { options })
      expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('npm run check') as string })
    }
    const wrong = await program('start.mjs', { options: ['check', '--fast'] })
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('“--fast”') as string })
  })
})

describe('a command without a database', () => {
  it.each(['reindex', 'roster'])('%s says where there is none', async (name) => {
    const options = name === 'roster' ? ['tests/fixtures/none.csv'] : []
    const { code, err } = await commandLine(name, `file:${join(folder, 'not-there.db')}`, ...options)
    expect(code).toBe(1)
    expect(err).not.toMatch(stack)
    if (name === 'reindex') expect(err).toContain('There is no database at')
  })

  it('reindex says that PostgreSQL holds none of that name', async () => {
    const url = new URL(postgresUrl)
    url.pathname = '/offramp_not_there'
    const { code, err } = await commandLine('reindex', url.toString())
    expect(code).toBe(1)
    expect(err).toContain('The database can’t be opened')
    expect(err).not.toMatch(stack)
  })
})

describe('the server', () => {
  it.each([
    ['a database that nobody answers for', { DATABASE_URL: 'postgres://127.0.0.1:1/offramp' }],
    ['a folder that is a file', { DATABASE_URL: '', OFFRAMP_DATA: 'package.json' }],
  ])('says in words that it can’t start with %s', async (_what, settings) => {
    const { code, err } = await program('server.ts', { env: { OFFRAMP_DATA: folder, ...settings } })
    expect(code).toBe(78)
    expect(err).toContain('The database can’t be opened')
    expect(err).not.toMatch(stack)
  })

  it('says in words that its port is taken, and that its address is none of this machine', async () => {
    const door = { fetch: () => new Response() }
    const first = await listen(door, { host: '127.0.0.1', port: 0 })
    const { port } = first.server.address() as AddressInfo
    await expect(listen(door, { host: '127.0.0.1', port })).rejects.toThrow(`PORT=${port + 1}`)
    await expect(listen(door, { host: '192.0.2.1', port: 0 })).rejects.toThrow('no address of this machine')
    await first.stop()
  })
})

describe('npm run setup', () => {
  const typed = (file: string, lines: readonly string[]) =>
    program('cli/setup.ts', {
      typed: `${lines.join('\n')}\n`,
      env: { DATABASE_URL: `file:${join(folder, file)}`, OFFRAMP_DATA: folder },
    })
  const calendar = ['America/Los_Angeles', '2026-08-13..2027-06-03', '']
  const before = ['Rio Seco USD', '(555) 010-0911', 'RS', ...calendar]
  const school = ['North High', 'NHS', '9-12']
  const hours = ['07:45', '15:15', '07:15', '16:30']

  it('reads answers that are sent in as one file', async () => {
    const { code, out } = await typed('whole.db', [...before, ...hours, ...school, 'Nadia Frost', 'n.frost'])
    expect(out).toContain('Rio Seco USD is set up.')
    expect(code).toBe(0)
  })

  it('says that the answers ended before the last question', async () => {
    const { code, err } = await typed('short.db', ['Rio Seco USD'])
    expect(code).toBe(1)
    expect(err).toContain('The answers ended before the last question')
    expect(err).toContain('The number people call')
  })

  it('asks again at once where two answers contradict', async () => {
    const wrong = ['07:45', '07:00', '15:15', '07:15', '07:15', '16:30']
    const { code, out, err } = await typed('again.db', [...before, ...wrong, ...school, 'Nadia Frost', 'n.frost'])
    expect(out).toMatch(/School ends after it starts\.\s+School ends at\?/)
    expect(out).toMatch(/The office closes after it opens\.\s+The office closes at\?/)
    expect(err).not.toMatch(stack)
    expect(code).toBe(0)
  })
})
