import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { FileRow, Store } from '#db/records/records.ts'
import { entryOf } from '#app/domain/entry.ts'
import { registry } from '#app/features/entries.ts'
import { contact } from '#app/features/contact/contact.entry.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { caseCommand, command } from '#app/gates/command.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { createRuntime } from '#app/runtime.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { testRing } from '#tests/setup/test-keys.ts'

const happened = { on: '2026-09-15' } as Parameters<typeof entryOf>[2]
const said = { with: 'staff', who: 'Ms. Cho', why: 'Asked', how: 'phone', reached: 'yes' } as const
const input = z.object({ caseId: z.string(), other: z.string().optional(), files: z.array(z.string()).optional() })
const base = { input, permission: 'contact.record', caseId: (asked: { caseId: string }) => asked.caseId } as const
const entry = (id: string, files?: string[]) => entryOf(contact, id, happened, { base: said }, { files })

const withFiles = caseCommand({
  ...base,
  name: 'withFiles',
  decide: (work) => ({ entries: [entry(work.newId('entry'), work.input.files)], result: {} }),
})
const inBoth = caseCommand({
  ...base,
  name: 'inBoth',
  decide: (work) => ({
    entries: [entry(work.newId('entry'))],
    elsewhere: [{ caseId: work.input.other ?? '', entries: [entry(work.newId('entry'))] }],
    result: {},
  }),
})
const withNewcomers = caseCommand({
  ...base,
  name: 'withNewcomers',
  decide: (work) => {
    const people = [{ id: work.newId('person'), name: 'Ana Marchetti', kind: 'guardian' as const }]
    const stays = { personId: people[0]?.id ?? '', relation: 'mother' }
    const addresses = [{ id: work.newId('address'), label: 'Mother’s home', line: '12 Elm St', stays }]
    return {
      entries: [entry(work.newId('entry'))],
      creates: { people, addresses },
      result: { personId: stays.personId },
    }
  },
})
const itself = command({
  name: 'itself',
  input: z.object({}),
  permission: 'case.system',
  handle: () =>
    Promise.resolve({ result: {}, events: [{ act: 'system.started', object: { t: 'system', id: 'system' } }] }),
})
/** Changes two rows and says nothing about them in its event. */
const silent = command({
  name: 'silent',
  input: z.object({ userId: z.string() }),
  permission: 'users.manage',
  handle: async ({ input: asked, records }) => {
    const user = await records.users.byId(asked.userId)
    if (user) await records.write.saveUser({ ...user, title: 'Changed quietly' })
    await records.write.setPassword(asked.userId, 'new hash', '2026-09-15T17:00:00.000Z' as never)
    return { result: {}, events: [{ act: 'user.changed', object: { t: 'district', id: 'x' } }] }
  },
})
const writesTheLog = command({
  name: 'writesTheLog',
  input: z.object({}),
  permission: 'users.manage',
  handle: async ({ records }) => {
    await records.write.appendAudit({ seq: 0, body: '{}', hash: '' }, null)
    return { result: {}, events: [{ act: 'user.changed', object: { t: 'user', id: 'x' } }] }
  },
})

onBothEngines('What a command leaves', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  })
  const entries = (id = caseId) => house.store.read((records) => records.folders.entries(id))
  const stage = async (by: string): Promise<FileRow> => {
    const bytes = new TextEncoder().encode('a drawing')
    const file: FileRow = {
      id: newId('file'),
      name: 'drawing.png',
      mediaType: 'image/png',
      size: bytes.length,
      sha256: sha256(bytes),
      stagedBy: by,
      stagedAt: house.clock.now(),
      boundTo: null,
      caseId: null,
      blockedAt: null,
    }
    await house.store.write(async (records) => {
      await records.write.stageFile(file)
      await records.write.appendChunk(file.id, 0, bytes)
    })
    return file
  }

  describe('files', () => {
    it('are bound to the entry, with a commitment in its event', async () => {
      const file = await stage(house.id('triage'))
      await house.run(withFiles, 'triage', { caseId, files: [file.id] })
      const last = (await entries()).at(-1)
      expect(await house.store.read((records) => records.files.byId(file.id))).toMatchObject({
        boundTo: last?.id,
        caseId,
      })
      expect((await house.log()).at(-1)?.st).toContainEqual(expect.objectContaining({ t: 'file', id: file.id }))
      await expect(house.run(withFiles, 'triage', { caseId, files: [file.id] })).rejects.toMatchObject({
        name: 'RuleBroken',
      })
    })

    it('that somebody else staged, or nobody, are refused and leave no entry', async () => {
      const count = (await entries()).length
      const file = await stage(house.id('lead'))
      for (const id of [file.id, 'fil_none']) {
        await expect(house.run(withFiles, 'triage', { caseId, files: [id] })).rejects.toMatchObject({
          rule: 'own staged files',
        })
      }
      expect(await entries()).toHaveLength(count)
    })
  })

  it('deletes the draft that the form continued, and nobody else’s', async () => {
    const draft = (id: string, userId: string) => ({
      id,
      userId,
      form: 'contact',
      caseId,
      body: '{}',
      rev: 1,
      savedAt: house.clock.now(),
      keyId: null,
    })
    await house.store.write(async (records) => {
      await records.write.saveDraft(draft('drf_mine', house.id('triage')))
      await records.write.saveDraft(draft('drf_other', house.id('lead')))
    })
    for (const draftId of ['drf_mine', 'drf_other'])
      await house.run(recordContact, 'triage', aContact(caseId), { draftId })
    const left = await house.store.read(async (records) => [
      await records.drafts.byId('drf_mine'),
      await records.drafts.byId('drf_other'),
    ])
    expect(left).toMatchObject([undefined, { id: 'drf_other' }])
  })

  it('brings people and addresses into the house with events of their own', async () => {
    const before = (await house.log()).length
    const { personId } = await house.run(withNewcomers, 'triage', { caseId })
    const acts = (await house.log()).slice(before).map((leaf) => leaf.act)
    expect(acts).toEqual(['person.saved', 'address.saved', 'contact.recorded'])
    const stays = await house.store.read((records) => records.people.stays(personId))
    expect(stays).toMatchObject([{ relation: 'mother', address: { line: '12 Elm St' } }])
  })

  it('in two folders stands in both, or in neither where one is out of sight', async () => {
    const other = await house.folder()
    const foreign = await house.folder({ opened: false })
    const counts = async () => Promise.all([caseId, other, foreign].map(async (id) => (await entries(id)).length))
    const [here = 0, there = 0, far = 0] = await counts()
    await house.run(inBoth, 'triage', { caseId, other })
    expect(await counts()).toEqual([here + 1, there + 1, far])
    await house.run(inBoth, 'triage', { caseId, other: foreign })
    expect(await counts()).toEqual([here + 2, there + 1, far + 1])
    await expect(house.run(inBoth, 'triage', { caseId, other: 'cas_none' })).rejects.toMatchObject({
      name: 'NotPermitted',
    })
    expect(await counts()).toEqual([here + 2, there + 1, far + 1])
  })

  it('takes a wrong student out of the folder and keeps what stood there in the event’s sealed part', async () => {
    const file = await house.folder()
    const [oliver, leo] = await house.store.read(async (records) => [
      await records.people.byStudentNumber('1002'),
      await records.people.byStudentNumber('1001'),
    ])
    const who = (personId: string | undefined, reason?: string) => ({
      caseId: file,
      concern: 'student',
      personId,
      identifiers: ['photo', 'student-number'],
      comparedWith: [],
      reason,
    })
    await house.run(identifyStudent, 'triage', who(oliver?.id))
    await house.run(identifyStudent, 'triage', who(leo?.id, 'The aide pointed at Leo.'))
    const stored = await entries(file)
    expect(JSON.stringify(stored)).not.toContain('Pham')
    const log = await house.log()
    const event = log.findLast((leaf) => leaf.act === 'identity.destroyed')
    expect(await house.sealedOf(event?.seq)).toContain('Pham')
    const row = await house.store.read((records) => records.index.row(file))
    expect(row).toMatchObject({ studentName: 'Leo Marchetti' })
    const roles = await house.store.read((records) => records.index.ofPerson(oliver?.id ?? ''))
    expect(roles).toEqual([])
  })

  describe('of the house', () => {
    it('commits to every row it wrote, also where its event says nothing of them', async () => {
      await house.run(silent, 'administrator', { userId: house.id('member') })
      const changed = (await house.log()).at(-1)?.st ?? []
      expect(changed.map(({ t, id }) => `${t} ${id}`)).toContain(`user ${house.id('member')}`)
      for (const { b, a } of changed) expect(a).not.toBe(b)
    })

    it('can not write the log itself', async () => {
      const size = (await house.log()).length
      await expect(house.run(writesTheLog, 'administrator', {})).rejects.toThrow('written by the gate')
      expect(await house.log()).toHaveLength(size)
    })

    it('runs by itself only where the table names it', async () => {
      await house.run(itself, 'system', {})
      expect((await house.log()).at(-1)).toMatchObject({
        actor: { k: 'job', id: 'system', aal: 0 },
        act: 'system.started',
      })
      await expect(house.run(itself, 'administrator', {})).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(house.run(recordContact, 'system', aContact(caseId))).rejects.toMatchObject({ name: 'NotPermitted' })
    })

    it('moves the district’s revision when people change, so that every server reads them anew', async () => {
      const revision = async () => (await house.store.read((records) => records.district.load()))?.revision ?? 0
      const before = await revision()
      const user = await house.store.read((records) => records.users.byId(house.id('member')))
      await house.run(changeUser, 'administrator', {
        ...user,
        userId: user?.id,
        name: 'Renamed',
        phone: '',
        email: '',
        agreementUntil: '',
      })
      expect(await revision()).toBe(before + 1)
    })
  })

  it('is nothing at all when the log can not be written', async () => {
    const broken: Store = {
      ...house.store,
      write: (work) =>
        house.store.write((records) =>
          work({ ...records, write: { ...records.write, appendAudit: () => Promise.reject(new Error('disk full')) } }),
        ),
    }
    const runtime = createRuntime({ databaseUrl: '', store: broken, ring: testRing }, registry, house.clock)
    const doing = { actor: house.actor('triage'), requestId: 'req_x', via: 'web' as const }
    const count = (await entries()).length
    await expect(runtime.run(recordContact, aContact(caseId), doing)).rejects.toThrow('disk full')
    expect(await entries()).toHaveLength(count)
  })
})
