import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openStore } from '#db/store.server.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { destroyedFiles } from '#app/keys/destroyed-files.server.ts'
import { openSigner } from '../../signer/signer.ts'
import { serveSigner } from '../../signer/serve.ts'
import { expunged, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aHouse } from '#tests/factories/house.ts'
import { aSigner } from '#tests/factories/signer.ts'
import { program } from '#tests/setup/command-line.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { freePort } from '#tests/setup/free-port.ts'

const root = mkdtempSync(join(tmpdir(), 'offramp-restore-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

onBothEngines('npm run restore', (engine) => {
  const data = mkdtempSync(join(root, `${engine.name}-`))
  const cli = async (name: string, url: string, options: string[], more: Record<string, string> = {}) =>
    program(`cli/${name}.ts`, {
      options,
      env: { DATABASE_URL: url, OFFRAMP_DATA: data, PORT: String(await freePort()), ...more },
    })
  const cases = async (url: string) => {
    const store = openStore(url)
    try {
      return await store.read(async (records) => {
        const leaves = await records.audit.leaves({ from: 0, limit: 10_000 })
        const [head] = await records.checkpoints.after({ size: -1, limit: 1 })
        return { acts: leaves.flatMap(({ body }) => readLeaf(body) ?? []), head }
      })
    } finally {
      await store.close()
    }
  }

  it('puts a backup in the place of the database, keeps what was there, and says how much is gone', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    await house.folder()
    const own = aSigner()
    const socket = join(own.at, 's')
    const signing = await serveSigner(openSigner(own.at), socket, () => undefined)
    const withSigner = { OFFRAMP_SIGNER: socket }
    const file = join(data, 'kept')
    expect(await cli('backup', url, ['--to', file], withSigner)).toMatchObject({ code: 0, err: '' })
    const later = await house.folder()
    const before = await house.log()
    expect(openSigner(own.at).about().last?.size).toBeGreaterThan(0)
    const { signer } = own
    const { last } = await signer.about()
    await house.runtime.close()
    await store.close()

    const ran = await cli('restore', url, ['--from', file], withSigner)
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain('What was there is at')
    expect(ran.out).toContain('they are gone from the record')
    const after = await cases(url)
    expect(after.acts.some(({ obj }) => obj.id === later)).toBe(false)
    expect(after.head?.size).toBe(after.acts.findIndex(({ act }) => act === 'system.checkpointSigned'))
    const [restored] = after.acts.slice(-1)
    expect(restored).toMatchObject({
      act: 'system.restored',
      out: 'error',
      obj: { t: 'database', id: engine.name, sec: `last signed head seen: ${last?.size} events, root ${last?.root}` },
    })
    expect((await cli('audit-verify', url, [])).code).toBe(0)
    const aside = readdirSync(join(data, 'backups')).find((name) => name.startsWith('before-restore-'))
    expect((await cli('restore', url, ['--from', join(data, 'backups', aside ?? '')])).code).toBe(0)
    const again = await cases(url)
    expect(again.acts.slice(0, before.length)).toEqual(before)
    signing.close()
  }, 120_000)

  it('names what was destroyed since, which has to be destroyed again', async () => {
    const { url, store } = await engine.fresh()
    const house = await withRecordsOfficer(await aHouse(store, { keys: false }))
    const gone = await house.folder()
    const file = join(data, 'before-the-end')
    expect(await cli('backup', url, ['--to', file])).toMatchObject({ code: 0, err: '' })
    const { requestId } = await expunged(house, gone)
    const keys = join(data, 'keys-beside')
    destroyedFiles([join(keys, 'destroyed.jsonl')]).add([{ id: gone, request: requestId, at: house.clock.now() }])
    await house.runtime.close()
    await store.close()
    const ran = await cli('restore', url, ['--from', file], { OFFRAMP_KEYS: keys })
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain('It holds again what was destroyed since: one case.')
    expect(ran.out).toContain(gone)
    const after = await cases(url)
    expect(after.acts.slice(-2)).toMatchObject([
      { act: 'system.restored' },
      { act: 'governance.cameBack', obj: { t: 'case', id: gone } },
    ])
    expect((await cli('audit-verify', url, [])).code).toBe(0)
  }, 120_000)

  it('changes nothing where it is refused', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    const size = (await house.log()).length
    await house.runtime.close()
    await store.close()
    const rubbish = join(data, 'rubbish')
    writeFileSync(rubbish, 'This is no backup.')
    expect(await cli('restore', url, [])).toMatchObject({ code: 2 })
    expect(await cli('restore', url, ['--from', join(data, 'none')])).toMatchObject({ code: 1 })
    expect(await cli('restore', url, ['--from', rubbish])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing was changed') as string,
    })
    const serving = createServer((_request, response) => response.end('{}'))
    await new Promise<void>((ready) => serving.listen(0, '127.0.0.1', ready))
    const port = String((serving.address() as AddressInfo).port)
    expect(await cli('restore', url, ['--from', rubbish], { PORT: port })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Stop it first') as string,
    })
    serving.close()
    expect((await cases(url)).acts).toHaveLength(size)
    expect(existsSync(`${url.slice('file:'.length)}.coming`)).toBe(false)
  }, 120_000)
})
