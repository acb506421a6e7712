import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { openToOthers } from '#db/open-to-others.server.ts'
import { openStore } from '#db/store.server.ts'
import { backupKeepDays } from '#app/domain/destruction.ts'
import { calendar, profile } from '#tests/factories/case.ts'
import { engineOf } from '#tests/setup/databases.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'offramp-upkeep-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface Ran {
  code: number
  said: string
}
const run = (command: string, args: string[], databaseUrl: string): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, OFFRAMP_DATA: folder }
    execFile(process.execPath, ['--import', 'tsx', `cli/${command}.ts`, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, said: stdout + stderr })
    })
  })

describe('the commands that keep the database', () => {
  const engine = engineOf('sqlite')
  const withDistrict = async () => {
    const { url, store } = await engine.fresh()
    const district = { id: 'dis_1', name: 'Rio Alto', demo: false, safetyPhone: '555-0100', profileId: profile.id }
    const more = { calendar, overrides: {}, revision: 1, numberPrefix: 'RA', salt: 's' }
    await store.write(({ write }) => write.saveDistrict({ ...district, ...more }))
    return { url, store }
  }

  it.each(['migrate', 'backup'])('%s answers --help and touches nothing', async (command) => {
    const file = path.join(folder, `never-${command}.db`)
    const { code, said } = await run(command, ['--help'], `file:${file}`)
    expect(code).toBe(0)
    expect(said).toContain(`npm run ${command}`)
    expect(existsSync(file)).toBe(false)
  })

  it('migrate creates a database, and says when there is nothing to do', async () => {
    const url = `file:${path.join(folder, 'made.db')}`
    expect(await run('migrate', [], url)).toMatchObject({
      code: 0,
      said: expect.stringContaining('was created') as string,
    })
    expect(await run('migrate', [], url)).toMatchObject({
      code: 0,
      said: expect.stringContaining('up to date') as string,
    })
  })

  it('a database is its owner’s only, and one that is wider is named', async () => {
    const place = path.join(folder, 'kept', 'offramp.db')
    await run('migrate', [], `file:${place}`)
    expect(statSync(place).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(place)).mode & 0o777).toBe(0o700)
    const store = openStore(`file:${place}`)
    await store.read((records) => records.district.load())
    for (const beside of ['-wal', '-shm']) expect(statSync(place + beside).mode & 0o077).toBe(0)
    expect(openToOthers(`file:${place}`)).toEqual([])
    chmodSync(path.dirname(place), 0o755)
    chmodSync(place, 0o644)
    expect(openToOthers(`file:${place}`)).toEqual([
      { path: path.dirname(place), mode: '0755' },
      { path: place, mode: '0644' },
    ])
    await store.close()
  })

  it('backup makes a copy that opens, and puts on record that it did', async () => {
    const { url, store } = await withDistrict()
    const to = path.join(folder, 'copy.db')
    const { code, said } = await run('backup', ['--to', to], url)
    expect(said).toContain(to)
    expect(code).toBe(0)
    expect(statSync(to).mode & 0o077).toBe(0)
    const copy = new SQLite(to, { readonly: true })
    expect(copy.prepare('SELECT name FROM district').pluck().get()).toBe('Rio Alto')
    copy.close()
    const [leaf] = await store.read(({ audit }) => audit.search({ act: 'system.backedUp', limit: 1 }))
    expect(JSON.parse(leaf?.body ?? '{}')).toMatchObject({ actor: { k: 'cli' }, obj: { t: 'database', id: 'sqlite' } })
  })

  it('backup --shred destroys what is older than the district keeps it, says which, and puts it on record', async () => {
    const { url, store } = await withDistrict()
    const backups = path.join(folder, 'backups')
    mkdirSync(backups, { recursive: true })
    const made = (name: string, days: number) => {
      const file = path.join(backups, name)
      writeFileSync(file, 'Yelled at Oliver. '.repeat(100_000))
      const at = new Date(Date.now() - days * 86_400_000)
      utimesSync(file, at, at)
      return file
    }
    const old = [made('offramp-2026-01-01.db', backupKeepDays + 1), made('before-2026-01-01.db', backupKeepDays + 1)]
    const kept = [made('offramp-2026-02-01.db', backupKeepDays - 1), made('notes.txt', backupKeepDays + 1)]
    const hardLink = path.join(backups, 'seen')
    linkSync(old[0] ?? '', hardLink)
    const { code, said } = await run('backup', ['--shred'], url)
    expect(code).toBe(0)
    for (const file of old) expect(said).toContain(file)
    expect([...old, ...kept].map((file) => existsSync(file))).toEqual([false, false, true, true])
    expect(readFileSync(hardLink, 'latin1')).not.toContain('Oliver')
    const [leaf] = await store.read(({ audit }) => audit.search({ act: 'system.backupsShredded', limit: 1 }))
    expect(JSON.parse(leaf?.body ?? '{}')).toMatchObject({ actor: { k: 'cli' }, obj: { t: 'database', n: 2 } })
    expect(await run('backup', ['--shred'], url)).toMatchObject({
      code: 0,
      said: expect.stringContaining('old enough') as string,
    })
  })

  it('backup says in words why it makes none', async () => {
    const { url } = await withDistrict()
    const to = path.join(folder, 'twice.db')
    await run('backup', ['--to', to], url)
    expect(await run('backup', ['--to', to], url)).toMatchObject({
      code: 1,
      said: expect.stringContaining('never writes over another') as string,
    })
    const nowhere = await run('backup', [], `file:${path.join(folder, 'not-there.db')}`)
    expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining('nothing to back up') as string })
    expect(await run('backup', [], 'mysql://x/y')).toMatchObject({ code: 2 })
  })
})
