import { beforeAll, expect, it } from 'vitest'
import type { DraftRow, FileRow, SessionRow, Store } from '#db/records/records.ts'
import { plusMinutes } from '#app/domain/time.ts'
import type { today } from '#tests/factories/rows.ts'
import { moment, saveUsers } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('drafts, files, sessions, queues', (engine) => {
  let store: Store
  const later = (minutes: number) => plusMinutes(moment, minutes)
  beforeAll(async () => {
    store = (await engine.fresh()).store
    await saveUsers(store, ['usr_one', 'usr_two'])
  })

  it('a draft is kept by its newest version and by its owner only', async () => {
    const draft: DraftRow = {
      id: 'drf_1',
      userId: 'usr_one',
      form: 'contact',
      caseId: null,
      body: 'one',
      rev: 1,
      savedAt: moment,
      keyId: null,
    }
    const save = (more: Partial<DraftRow>) => store.write(({ write }) => write.saveDraft({ ...draft, ...more }))
    expect(await save({})).toBe(true)
    expect(await save({ body: 'three', rev: 3, savedAt: later(3) })).toBe(true)
    expect(await save({ body: 'two, from another tab', rev: 2, savedAt: later(4) })).toBe(false)
    expect(await save({ body: 'stolen', rev: 9, userId: 'usr_two' })).toBe(false)
    const found = await store.read(({ drafts }) => drafts.find('usr_one', 'contact', null))
    expect(found).toEqual({ ...draft, body: 'three', rev: 3, savedAt: later(3) })
    expect(await store.read(({ drafts }) => drafts.find('usr_one', 'contact', 'cas_x'))).toBeUndefined()
    expect(await store.read(({ drafts }) => drafts.find('usr_two', 'contact', null))).toBeUndefined()
    await save({ id: 'drf_2', caseId: 'cas_x', savedAt: later(60) })
    expect((await store.read(({ drafts }) => drafts.ofUser('usr_one'))).map((one) => one.id)).toEqual([
      'drf_2',
      'drf_1',
    ])
    expect(await store.write(({ write }) => write.sweepDrafts(later(30)))).toBe(1)
    await store.write(({ write }) => write.deleteDraft('drf_2'))
    expect(await store.read(({ drafts }) => drafts.ofUser('usr_one'))).toEqual([])
  })

  const file = (id: string, stagedAt = moment): FileRow => ({
    id,
    name: 'photo.jpg',
    mediaType: 'image/jpeg',
    size: 3 * 1024 * 1024,
    sha256: 'ab',
    stagedBy: 'usr_one',
    stagedAt,
    boundTo: null,
    caseId: null,
    blockedAt: null,
  })

  it('a file is kept in pieces, bound once, and never changed after', async () => {
    const megabyte = 1024 * 1024
    const pieces = [0, 1, 2].map((n) => Buffer.alloc(megabyte, n + 1))
    await store.write(async ({ write }) => {
      await write.stageFile(file('fil_1'))
      for (const [n, bytes] of pieces.entries()) await write.appendChunk('fil_1', n, bytes)
    })
    await expect(store.write(({ write }) => write.appendChunk('fil_1', 1, Buffer.alloc(1)))).rejects.toThrow()
    await store.write(({ write }) => write.bindFile('fil_1', 'ent_1', 'cas_1'))
    const read = await store.read(async ({ files }) => {
      const bytes: Uint8Array[] = []
      for await (const piece of files.chunks('fil_1')) bytes.push(piece.bytes)
      return {
        bytes,
        row: await files.byId('fil_1'),
        second: await files.chunk('fil_1', 1),
        none: await files.chunk('fil_1', 3),
        n: await files.chunkCount('fil_1'),
      }
    })
    expect(Buffer.concat(read.bytes).equals(Buffer.concat(pieces))).toBe(true)
    expect(Buffer.from(read.second?.bytes ?? []).equals(pieces[1] ?? Buffer.alloc(0))).toBe(true)
    expect(read.none).toBeUndefined()
    expect(read.n).toBe(3)
    expect(read.row).toEqual({ ...file('fil_1'), boundTo: 'ent_1', caseId: 'cas_1' })
    await expect(store.write(({ write }) => write.appendChunk('fil_1', 3, Buffer.alloc(1)))).rejects.toThrow(
      'files never change',
    )
    await expect(store.write(({ write }) => write.bindFile('fil_1', 'ent_2', 'cas_2'))).rejects.toThrow(
      'on record already',
    )
    await expect(store.write(({ write }) => write.stageFile(file('fil_1')))).rejects.toThrow('on record')
    await store.write(({ write }) => write.blockFile('fil_1', moment))
    await store.write(({ write }) => write.blockFile('fil_1', later(5)))
    expect((await store.read(({ files }) => files.byId('fil_1')))?.blockedAt).toBe(moment)
    expect(await store.read((records) => records.evidence.files({ limit: 5 }))).toMatchObject([{ id: 'fil_1' }])
  })

  it('only files that stayed unbound are swept, with their pieces', async () => {
    await store.write(async ({ write }) => {
      await write.stageFile(file('fil_old'))
      await write.appendChunk('fil_old', 0, Buffer.from('x'))
      await write.stageFile(file('fil_new', later(100)))
    })
    expect(await store.write(({ write }) => write.sweepUnboundFiles(later(50)))).toEqual(['fil_old'])
    const left = await store.read(({ files }) => files.byIds(['fil_1', 'fil_old', 'fil_new']))
    expect(left.map((one) => one.id).sort()).toEqual(['fil_1', 'fil_new'])
    expect(await store.read(({ files }) => files.chunk('fil_old', 0))).toBeUndefined()
  })

  it('a lease belongs to one holder until it runs out', async () => {
    const take = (holder: string, now: number, until: number) =>
      store.write(({ write }) => write.takeLease('jobs', holder, later(now), later(until)))
    expect(await take('a', 0, 2)).toBe(true)
    expect(await take('b', 1, 3)).toBe(false)
    expect(await take('a', 1, 4)).toBe(true)
    expect(await take('b', 3, 5)).toBe(false)
    expect(await take('b', 4, 6)).toBe(true)
    const racing = await Promise.all(['x', 'y', 'z'].map((holder) => take(holder, 10, 12)))
    expect(racing.filter(Boolean)).toHaveLength(1)
  })

  it('a token is saved once', async () => {
    const row = { token: 'tok', actorId: 'usr_one', inputHash: 'h', result: '{"id":1}' }
    await store.write(({ write }) => write.saveToken({ ...row, at: moment }))
    await expect(store.write(({ write }) => write.saveToken({ ...row, at: moment }))).rejects.toThrow()
    expect(await store.read(({ tokens }) => tokens.find('tok'))).toEqual(row)
    expect(await store.write(({ write }) => write.sweepTokens(moment))).toBe(0)
    expect(await store.write(({ write }) => write.sweepTokens(later(1)))).toBe(1)
    expect(await store.read(({ tokens }) => tokens.find('tok'))).toBeUndefined()
  })

  it('folders are queued for re-projection once, and taken once', async () => {
    await store.write(async ({ write }) => {
      for (const id of ['cas_1', 'cas_2', 'cas_3']) await write.newFolder(id, moment)
      await write.queueReprojection(['cas_2'])
      await write.queueReprojection(['cas_2', 'cas_1'])
      await write.queueReprojection([])
      await write.queueReprojection('all')
    })
    const take = () => store.write(({ write }) => write.takeReprojections(2))
    expect((await take()).sort()).toEqual(['cas_1', 'cas_2'])
    expect(await take()).toEqual(['cas_3'])
    expect(await take()).toEqual([])
  })

  it('sessions end, all but one where asked, and are swept', async () => {
    const session = (tokenHash: string): SessionRow => ({
      tokenHash,
      userId: 'usr_one',
      createdAt: moment,
      seenAt: moment,
      endedAt: null,
      endedWhy: null,
      agent: 'test',
      aal: 2,
      provenAt: moment,
      half: false,
    })
    await store.write(async ({ write }) => {
      for (const id of ['a', 'b', 'c']) await write.saveSession(session(id))
      await write.touchSession('a', later(10))
      await write.endSession('b', later(1), 'signed out')
    })
    expect(
      await store.write(({ write }) => write.endSessionsOf('usr_one', later(2), 'ended by an administrator', 'a')),
    ).toBe(1)
    await store.write(({ write }) => write.touchSession('c', later(20)))
    const rows = await store.read(({ sessions }) => sessions.ofUser('usr_one'))
    expect(rows.map((row) => [row.tokenHash, row.seenAt, row.endedWhy]).sort()).toEqual([
      ['a', later(10), null],
      ['b', moment, 'signed out'],
      ['c', moment, 'ended by an administrator'],
    ])
    expect(await store.write(({ write }) => write.sweepSessions(later(3)))).toBe(2)
    expect(await store.read(({ sessions }) => sessions.byTokenHash('a'))).toMatchObject({ seenAt: later(10) })
  })

  it('failed sign-ins are counted by key since a moment', async () => {
    const tries = (key: string, since: number) => store.read(({ throttle }) => throttle.tries(key, later(since)))
    await store.write(async ({ write }) => {
      for (const minute of [0, 5, 9]) await write.noteTry('hash', later(minute))
      await write.noteTry('other', later(9))
    })
    expect(await tries('hash', 1)).toEqual({ count: 2, first: later(5), last: later(9) })
    expect(await tries('nobody', 0)).toEqual({ count: 0, first: null, last: null })
    expect(await store.write(({ write }) => write.sweepTries(later(6)))).toBe(2)
    await store.write(({ write }) => write.clearTries('hash'))
    expect((await tries('hash', 0)).count).toBe(0)
  })

  it('a person is an actor while nothing ended it', async () => {
    const day = (text: string) => text as typeof today
    await store.write(async ({ write }) => {
      await write.saveSchool({ id: 'sch_1', code: 'S1', name: 'One', grades: 'K-5', phone: null, salt: 's' })
      const grant = { userId: 'usr_one', grantedBy: 'usr_two', reason: 'start', salt: 's' }
      await write.saveGrant({
        id: 'grt_1',
        role: 'member',
        schoolId: 'sch_1',
        from: day('2026-08-01'),
        until: day('2026-12-01'),
        ...grant,
      })
      await write.saveGrant({
        id: 'grt_2',
        role: 'chair',
        schoolId: null,
        from: day('2027-01-01'),
        until: null,
        ...grant,
      })
      await write.setTriageGroup('sch_1', ['usr_two', 'usr_one'])
      await write.setOnDuty(['usr_one'])
      await write.setDeputy('usr_two', 'usr_one')
    })
    const actor = (on: string) => store.read(({ users }) => users.actor('usr_one', day(on), moment))
    expect(await actor('2026-12-01')).toMatchObject({
      grants: [{ id: 'grt_1', role: 'member' }],
      triageSchools: ['sch_1'],
      onCall: true,
      deputyFor: ['usr_two'],
    })
    expect((await actor('2026-12-02'))?.grants).toEqual([])
    expect((await actor('2027-01-01'))?.grants).toEqual([
      { id: 'grt_2', role: 'chair', schoolId: null, from: '2027-01-01', until: null },
    ])
    expect(await store.read(({ district }) => district.triageGroup('sch_1'))).toEqual(['usr_two', 'usr_one'])
    const user = await store.read(({ users }) => users.byId('usr_one'))
    if (!user) throw new Error('usr_one is gone')
    await store.write(({ write }) => write.saveUser({ ...user, agreementUntil: day('2026-12-31') }))
    expect(await actor('2027-01-01')).toBeUndefined()
    await store.write(({ write }) => write.saveUser({ ...user, disabledAt: moment }))
    expect(await actor('2026-12-01')).toBeUndefined()
    expect(await store.read(({ users }) => users.bySignIn('usr_one'))).toEqual({ ...user, disabledAt: moment })
  })
})
