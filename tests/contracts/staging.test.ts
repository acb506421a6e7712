import type { AppLoadContext } from '@remix-run/node'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '#db/records/records.ts'
import { instant } from '#app/domain/time.ts'
import { fileLimits } from '#app/http/file-kinds.ts'
import { stageFile } from '#app/http/staging.server.ts'
import { readForm } from '#app/http/uploads.server.ts'
import { createVault } from '#app/keys/vault.server.ts'
import { moment, saveUsers } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { testKekId, testRing } from '#tests/setup/test-keys.ts'

const megabyte = 1024 * 1024
const words = (size: number) => new Uint8Array(size).fill(97)

onBothEngines('an uploaded file', (engine) => {
  let store: Store
  let made: string[] = []
  const vault = createVault(testRing, () => moment)
  // What a sealed piece takes more than its content: key id, nonce and tag.
  const more = 72
  const context = () =>
    ({
      runtime: { store, vault, clock: { now: () => instant('2026-09-15T17:00:00.000Z') } },
      newId: () => {
        const id = `fil_${made.length}_${Math.random().toString(36).slice(2)}`
        made.push(id)
        return id
      },
      visitor: { state: 'signed in', actor: { id: 'usr_one' } },
    }) as unknown as AppLoadContext
  async function* megabytes(n: number, how: { odd?: number; breaksOff?: boolean } = {}) {
    for (let at = 0; at < n; at += 1) yield words(megabyte)
    if (how.odd) yield words(how.odd)
    if (how.breaksOff) throw new Error('the sender went away')
  }
  const stage = (pieces: AsyncIterable<Uint8Array>) => stageFile(context(), 'usr_one', { name: 'notes.txt', pieces })
  const waiting = () => store.read(({ files }) => files.unboundSize('usr_one'))
  const kept = () =>
    store.read(async ({ files }) => {
      let chunks = 0
      for (const id of made) chunks += await files.chunkCount(id)
      return { rows: (await files.byIds(made)).length, chunks }
    })

  beforeAll(async () => {
    store = (await engine.fresh()).store
    await saveUsers(store, ['usr_one', 'usr_two'])
    await store.write((records) => vault.addTenantKey(records, testKekId))
  })
  beforeEach(async () => {
    await store.write(({ write }) => write.sweepUnboundFiles(instant('2027-01-01T00:00:00.000Z')))
    made = []
  })

  it('counts with every byte from the moment that it is stored, its own person’s only', async () => {
    const row = { name: 'a.txt', mediaType: 'text/plain', size: 0, sha256: '', stagedBy: 'usr_one' }
    const open = { stagedAt: moment, boundTo: null, caseId: null, blockedAt: null }
    await store.write(async ({ write }) => {
      await write.stageFile({ ...row, ...open, id: 'fil_open' })
      await write.appendChunk('fil_open', 0, words(700))
      await write.appendChunk('fil_open', 1, words(50))
    })
    expect(await waiting()).toBe(750)
    expect(await store.read(({ files }) => files.unboundSize('usr_two'))).toBe(0)
    await store.write(({ write }) => write.dropUnboundFile('fil_open', 'usr_two'))
    expect(await waiting()).toBe(750)
    await store.write(({ write }) => write.dropUnboundFile('fil_open', 'usr_one'))
    expect(await waiting()).toBe(0)
  })

  it('that is whole stays, and counts', async () => {
    expect(await stage(megabytes(2, { odd: 5 }))).toEqual({ id: made[0] })
    expect(await kept()).toEqual({ rows: 1, chunks: 3 })
    expect(await waiting()).toBe(2 * megabyte + 5 + 3 * more)
  })

  it('that is too large leaves nothing behind', async () => {
    const most = fileLimits.largest / megabyte
    expect(await stage(megabytes(most, { odd: 10 }))).toHaveProperty('problem')
    expect(made).toHaveLength(1)
    expect(await kept()).toEqual({ rows: 0, chunks: 0 })
    expect(await waiting()).toBe(0)
  }, 60_000)

  it('that breaks off leaves nothing behind', async () => {
    await expect(stage(megabytes(3, { breaksOff: true }))).rejects.toThrow('went away')
    expect(await kept()).toEqual({ rows: 0, chunks: 0 })
  })

  it('is refused once the person has as much waiting as they may, also while others come in', async () => {
    const row = { name: 'a.txt', mediaType: 'text/plain', size: 0, sha256: '', stagedBy: 'usr_one' }
    const open = { stagedAt: moment, boundTo: null, caseId: null, blockedAt: null }
    const almost = fileLimits.mostUnsaved - 3 * megabyte
    await store.write(async ({ write }) => {
      await write.stageFile({ ...row, ...open, id: 'fil_much' })
      for (let n = 0; n * 33 * megabyte < almost; n += 1) {
        await write.appendChunk('fil_much', n, words(Math.min(33 * megabyte, almost - n * 33 * megabyte)))
      }
    })
    const answers = await Promise.all([1, 2, 3].map(() => stage(megabytes(2))))
    expect(answers.filter((one) => 'problem' in one).length).toBeGreaterThanOrEqual(2)
    expect(await waiting()).toBeLessThanOrEqual(fileLimits.mostUnsaved)
    expect((await kept()).rows).toBe(answers.filter((one) => 'id' in one).length)
  }, 60_000)

  it('goes with the rest of a form that breaks off, and stays with a form that is shown again', async () => {
    const part = (name: string, filename: string, body: string) =>
      `--B\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n\r\n${body}\r\n`
    const send = (body: string) =>
      readForm(
        new Request('http://localhost/x', {
          method: 'POST',
          headers: { 'Content-Type': 'multipart/form-data; boundary=B' },
          body,
        }),
        { context: context(), files: { files: { most: 2 } } },
      )
    await expect(send(`${part('files', 'a.txt', 'words')}--B\r\nbroken`)).rejects.toThrow()
    expect(made).toHaveLength(1)
    expect(await kept()).toEqual({ rows: 0, chunks: 0 })
    const again = send(`${part('files', 'a.txt', 'words')}${part('files', 'b.exe', 'MZ\u0001\u0000')}--B--\r\n`)
    await expect(again).rejects.toMatchObject({ name: 'InputRefused' })
    expect((await kept()).rows).toBe(1)
  })
})
