import { beforeAll, expect, it } from 'vitest'
import { matchOpenFolders } from '#app/jobs/match-again.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import type { Job } from '#app/jobs/register.server.ts'
import { jobs } from '#app/jobs/register.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('what runs by itself', (engine) => {
  let house: House
  const faults: string[] = []
  const log = {
    info: () => undefined,
    fault: (what: string, _error: unknown, facts?: Record<string, string>) => void faults.push(facts?.name ?? what),
  }
  const round = (holder: string, list?: readonly Job[]) => runJobs({ runtime: house.runtime, newId, log, list }, holder)

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
  }, 60_000)

  it('runs in one server at a time, and in another once the first is gone', async () => {
    const ran: string[] = []
    const job = (name: string): Job => ({ name, run: () => Promise.resolve(ran.push(name)) })
    await round('one', [job('a')])
    await round('two', [job('b')])
    expect(ran).toEqual(['a'])
    house.later(3)
    await round('two', [job('b')])
    expect(ran).toEqual(['a', 'b'])
    house.later(3)
  })

  it('goes on with the others when one fails, and says which', async () => {
    let done = false
    const broken: Job = { name: 'broken', run: () => Promise.reject(new Error('on purpose')) }
    const sound: Job = { name: 'sound', run: () => Promise.resolve(Number((done = true))) }
    await round('one', [broken, sound])
    expect(done).toBe(true)
    expect(faults).toEqual(['broken'])
  })

  it('lets requests in between two of many folders', async () => {
    const folders = 6
    for (let n = 0; n < folders; n += 1) await house.folder()
    const at = house.clock.now()
    await house.store.write(({ write }) => write.queueOutbox({ id: 'match x', topic: 'match again', caseId: null, at }))
    let turns = 0
    let over = false
    const count = () => {
      turns += 1
      if (!over) setImmediate(count)
    }
    setImmediate(count)
    house.later(3)
    await round('one', [matchOpenFolders])
    over = true
    expect(turns).toBeGreaterThanOrEqual(folders)
  })

  it('throws away files that no form was saved with after thirty days, on record, and nothing younger', async () => {
    const stage = (id: string) =>
      house.store.write(async ({ write }) => {
        const row = {
          id,
          name: 'a.png',
          mediaType: 'image/png',
          size: 3,
          sha256: 'x',
          stagedBy: house.id('member'),
          stagedAt: house.clock.now(),
        }
        await write.stageFile({ ...row, boundTo: null, caseId: null, blockedAt: null })
        await write.appendChunk(id, 0, new Uint8Array([1, 2, 3]))
      })
    await stage('fil_old')
    house.later(29 * 24 * 60)
    await stage('fil_young')
    await round('one', jobs)
    expect(await house.store.read(({ files }) => files.byId('fil_old'))).toBeDefined()
    house.later(2 * 24 * 60)
    await round('one', jobs)
    expect(await house.store.read(({ files }) => files.byId('fil_old'))).toBeUndefined()
    expect(await house.store.read(({ files }) => files.byId('fil_young'))).toBeDefined()
    expect((await house.log()).filter(({ act }) => act === 'file.swept')).toMatchObject([
      { actor: { k: 'job' }, obj: { id: 'fil_old', n: 1 } },
    ])
    expect(faults).toEqual(['broken'])
  })

  it('throws away drafts that nobody touched for a month', async () => {
    const draft = {
      id: 'drf_1',
      userId: house.id('member'),
      form: 'note',
      caseId: null,
      body: 'x',
      rev: 1,
      savedAt: house.clock.now(),
      keyId: null,
    }
    await house.store.write(({ write }) => write.saveDraft(draft))
    house.later(31 * 24 * 60)
    await round('one', jobs)
    expect(await house.store.read(({ drafts }) => drafts.byId('drf_1'))).toBeUndefined()
  })

  it('knows a form that is sent again by its token for a month', async () => {
    const saved = (token: string) =>
      house.store.write(({ write }) =>
        write.saveToken({ token, actorId: 'usr_one', inputHash: 'h', result: '{}', at: house.clock.now() }),
      )
    await saved('old')
    house.later(20 * 24 * 60)
    await saved('young')
    house.later(11 * 24 * 60)
    await round('one', jobs)
    expect(await house.store.read(({ tokens }) => tokens.find('old'))).toBeUndefined()
    expect(await house.store.read(({ tokens }) => tokens.find('young'))).toBeDefined()
  })
})
