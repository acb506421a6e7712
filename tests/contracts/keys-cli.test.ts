import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { aHouse } from '#tests/factories/house.ts'
import { writeHealth } from '#tests/factories/sealed.ts'
import { engineOf } from '#tests/setup/databases.ts'
import type { Ran } from '#tests/setup/command-line.ts'
import { testKekId, writeTestKey } from '#tests/setup/test-keys.ts'

const root = mkdtempSync(join(tmpdir(), 'offramp-keys-cli-'))
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

/** Runs a file of the house as an operator does, over a database and a folder of keys. */
const run = (file: string, url: string, keys: string, ...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: url, OFFRAMP_DATA: root, OFFRAMP_KEYS: keys, PORT: '3999' }
    execFile(process.execPath, ['--import', 'tsx', file, ...args], { env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
const keys = (url: string, folder: string, ...args: string[]) => run('cli/keys.ts', url, folder, ...args)

describe('npm run keys', { timeout: 300_000 }, () => {
  const engine = engineOf('sqlite')

  it('says how, of itself and of each of its subcommands, and refuses what it does not know', async () => {
    const url = 'file:/nonexistent/offramp.db'
    expect((await keys(url, root, '--help')).out).toContain('Usage: npm run keys')
    for (const name of ['create', 'rotate-data'])
      expect(await keys(url, root, name, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining(`npm run keys -- ${name}`) as string,
      })
    expect(await keys(url, root, 'rotate')).toMatchObject({ code: 3 })
  })

  it('makes the first key, seals what is there, and changes keys; the server refuses without', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store, { keys: false })
    await writeHealth(house, await house.folder(), 'A note')
    const folder = join(root, 'made')

    const none = await run('server.ts', url, folder)
    expect(none).toMatchObject({ code: 78, err: expect.stringContaining('npm run keys -- create') as string })
    expect(none.err).not.toContain(' at ')

    expect(await keys(url, folder, 'create')).toMatchObject({ code: 0, out: expect.stringContaining(folder) as string })
    expect(await keys(url, folder, 'create')).toMatchObject({ code: 2 })
    expect((await keys(url, folder, 'seal')).out).toMatch(/Sealed: 2 parts of entries, \d+ parts of events/)
    expect((await keys(url, folder, 'rotate-kek')).out).toContain('The new key is')
    expect(readdirSync(folder)).toHaveLength(2)
    expect((await keys(url, folder, 'rotate-tenant')).out).toMatch(/keys were wrapped anew; 1 destroyed/)
    expect((await keys(url, folder, 'rotate-data')).out).toMatch(/\d+ keys were destroyed/)
    const { out } = await keys(url, folder, 'status')
    expect(out).toContain('In clear: 0 parts of entries, 0 parts of events, 0 pieces of files, 0 drafts, 0 secrets of apps.')
    expect(await run('cli/audit-verify.ts', url, folder)).toMatchObject({ code: 0 })

    const elsewhere = await run('server.ts', url, join(root, 'empty'))
    expect(elsewhere).toMatchObject({ code: 78, err: expect.stringMatching(/kek_\w+, .* is not in .*empty/) as string })
    const wrong = await run('server.ts', url, writeTestKey(join(root, 'wrong')))
    expect(wrong).toMatchObject({ code: 78, err: expect.stringContaining(`(there: ${testKekId})`) as string })
    const locked = await run('cli/audit-verify.ts', url, join(root, 'empty'))
    expect(locked).toMatchObject({
      code: 2,
      out: expect.stringContaining('sealed parts could not be opened') as string,
    })
  })

  it('is not needed for a new district: setup makes the key, says where it lies, and a backup says that it lacks it', async () => {
    const answers = join(root, 'answers.json')
    writeFileSync(
      answers,
      JSON.stringify({
        name: 'Rio Alto Unified',
        safetyPhone: '555-0100',
        numberPrefix: 'RA',
        zone: 'America/Los_Angeles',
        years: '2026-08-13..2027-06-03',
        closed: '',
        schoolFrom: '07:45',
        schoolTo: '15:15',
        officeFrom: '07:15',
        officeTo: '16:30',
        schoolName: 'Alder Creek',
        schoolCode: 'ACE',
        schoolGrades: 'TK-5',
        administratorName: 'Nadia Frost',
        administratorSignIn: 'n.frost',
      }),
    )
    const folder = join(root, 'set-up')
    const url = `file:${join(root, 'set-up.db')}`
    const made = await run('cli/setup.ts', url, folder, '--from', answers)
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining(folder) as string })
    expect(readdirSync(folder)).toHaveLength(1)
    expect((await keys(url, folder, 'status')).out).toContain('In clear: 0 parts')
    const copied = await run('cli/backup.ts', url, folder)
    expect(copied).toMatchObject({ code: 0, out: expect.stringContaining('this backup is not complete') as string })
  })
})
