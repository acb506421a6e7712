import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { registry } from '#app/features/entries.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { burstLimits } from '#app/policy/bursts.ts'
import { startServer } from '#app/start.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { freePort } from '#tests/setup/free-port.ts'
import { writeTestKey } from '#tests/setup/test-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'offramp-server-stop-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Pages that nobody asks for here: the server only starts and stops. */
function noPages(): string {
  const directory = join(folder, 'build')
  for (const part of ['server', 'client']) mkdirSync(join(directory, part), { recursive: true })
  writeFileSync(
    join(directory, 'server', 'index.js'),
    'export const routes = {}; export const entry = { module: {} }; export const assets = { routes: {} }; export const future = {}',
  )
  return directory
}

onBothEngines('a server that stops', (engine) => {
  it('writes what it counted first, and then that it stopped', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    const caseId = await house.folder()
    const environment = {
      DATABASE_URL: url,
      PORT: String(await freePort()),
      OFFRAMP_DATA: folder,
      OFFRAMP_KEYS: writeTestKey(join(folder, 'keys')),
    }
    const { runtime, stop } = await startServer({
      config: readConfig(environment, folder),
      registry,
      clock: house.clock,
      buildDirectory: noPages(),
      write: () => undefined,
      jobs: false,
    })
    const asking = { actor: house.actor('outsider'), requestId: 'req_1', via: 'web' } as const
    for (let n = 0; n < burstLimits.singly + 7; n += 1)
      await expect(runtime.ask(casePage, { caseId }, asking)).rejects.toSatisfy(NotPermitted.is)
    const refusals = async () => (await house.log()).filter(({ act }) => act === 'refused')
    expect(await refusals()).toHaveLength(burstLimits.singly)
    await stop('a test')
    expect((await house.log()).slice(-2)).toMatchObject([
      { act: 'refused', obj: { t: 'case', id: caseId, n: 7 }, actor: { id: house.id('outsider') } },
      { act: 'system.stopped' },
    ])
  }, 60_000)
})
