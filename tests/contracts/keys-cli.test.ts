import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { instantOf } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { openDraft } from '#app/gates/sealing.server.ts'
import { keepAsDraft } from '#app/http/drafts.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { createRuntime } from '#app/runtime.server.ts'
import { sealAtStart } from '#app/start.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import { plant } from '#tests/factories/planted.ts'
import { writeHealth } from '#tests/factories/sealed.ts'
import { engineOf } from '#tests/setup/databases.ts'
import type { Ran } from '#tests/setup/command-line.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
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

/** Enough for several batches. */
const manyDrafts = 1_600

/** What a server does with what it finds in clear before it serves anybody; what it says of it. */
async function startOver(url: string, folder: string): Promise<string> {
  const said: string[] = []
  const say = (what: string, facts?: object) => void said.push(JSON.stringify([what, facts]))
  const clock = { now: () => instantOf(new Date()) }
  const runtime = createRuntime({ databaseUrl: url, keys: { folder } }, registry, clock)
  const actor = { kind: 'system', id: 'system', name: 'Offramp' } as const
  await sealAtStart(runtime, { actor, requestId: 'req_start', via: 'job' }, { info: say, warn: say })
  await runtime.close()
  return said.join('\n')
}

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
    expect(out).toContain(
      'In clear: 0 parts of entries, 0 parts of events, 0 pieces of files, 0 drafts, 0 openings of cases, 0 secrets of apps.',
    )
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

  it('counts what stands in clear and says so by its exit code; a start seals drafts, openings and secrets by itself', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store, { keys: false })
    await plant(house)
    const folder = join(root, 'counted')
    expect(await keys(url, folder, 'status')).toMatchObject({
      code: 1,
      out: expect.stringContaining('create, then') as string,
    })
    await keys(url, folder, 'create')
    const before = await keys(url, folder, 'status')
    expect(before.code).toBe(1)
    expect(before.out).toMatch(
      /In clear: \d+ parts of entries, \d+ parts of events, 2 pieces of files, 4 drafts, 2 openings of cases, 2 secrets/,
    )

    const started = await startOver(url, folder)
    expect(started).toMatch(/"sealed".*"drafts":4,"openings":2/)
    expect(started).toMatch(/"stands in clear".*"drafts":0,"openings":0,"secrets":0.*npm run keys -- seal/)
    expect((await keys(url, folder, 'status')).out).toMatch(
      /In clear: .*2 pieces of files, 0 drafts, 0 openings of cases, 0 secrets/,
    )
    expect(await keys(url, folder, 'seal')).toMatchObject({ code: 0 })
    const after = await keys(url, folder, 'status')
    expect(after).toMatchObject({ code: 0, out: expect.stringMatching(/Keys for draft, active: 2/) as string })
    expect(await keys(url, join(root, 'empty'), 'status')).toMatchObject({ code: 2 })
    expect(await startOver(url, folder)).not.toContain('in clear')
    expect(await run('cli/audit-verify.ts', url, folder)).toMatchObject({ code: 0 })
  })

  it('goes on with a change of data keys that was killed half way', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    await writeHealth(house, await house.folder(), 'A note')
    for (let n = 0; n < manyDrafts; n += 1) {
      const draft = { form: `note ${n}`, caseId: null, body: `said=${n}` }
      await keepAsDraft({ runtime: house.runtime, newId }, house.id('triage'), draft, { most: manyDrafts })
    }
    const folder = writeTestKey(join(root, 'killed'))
    const raw = await rawSql(url)
    const under = async (status: string) =>
      Number(
        (
          await raw.one(
            `select count(*) as n from drafts join keys on keys.id = drafts.key_id where keys.status = '${status}'`,
          )
        ).n,
      )
    const halfWay = async () => (await under('active')) > 0 && (await under('decrypt-only')) > 0
    const env = { ...process.env, DATABASE_URL: url, OFFRAMP_DATA: root, OFFRAMP_KEYS: folder }
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/setup/killed-half-way.ts'], {
      env,
      stdio: 'ignore',
    })
    await new Promise((done) => child.once('exit', done))
    expect(child.signalCode).toBe('SIGKILL')
    expect(await halfWay()).toBe(true)

    const says = async (n: number) => {
      const draft = await house.store.read((records) => records.drafts.find(house.id('triage'), `note ${n}`, null))
      return draft && house.store.read((records) => openDraft(house.runtime.vault, records, draft))
    }
    expect([await says(0), await says(manyDrafts - 1)]).toEqual(['said=0', `said=${manyDrafts - 1}`])
    expect(await run('cli/audit-verify.ts', url, folder)).toMatchObject({ code: 0 })
    const resumed = await keys(url, folder, 'rotate-data', '--resume')
    expect(resumed).toMatchObject({ code: 0, out: expect.stringMatching(/\d+ keys were destroyed/) as string })
    expect(await under('decrypt-only')).toBe(0)
    for (let n = 0; n < manyDrafts; n += 97) expect(await says(n)).toBe(`said=${n}`)
    expect(await keys(url, folder, 'status')).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('decrypt-only') as string,
    })
    expect(await run('cli/audit-verify.ts', url, folder)).toMatchObject({ code: 0 })
    await raw.close()
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
