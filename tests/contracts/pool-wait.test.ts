import { afterAll, describe, expect, it } from 'vitest'
import { StoreBusy } from '#db/queue.ts'
import { openPostgres } from '#db/postgres.server.ts'
import type { Store } from '#db/records/records.ts'
import { answerTo } from '#app/http/errors.server.ts'
import { engineOf, noPostgres } from '#tests/setup/databases.ts'

describe.skipIf(noPostgres !== null)('a request that finds every connection of PostgreSQL in use', () => {
  const engine = engineOf('postgres')
  let store: Store | undefined
  afterAll(() => store?.close())

  it('waits as long as a person does, then ends with the busy page, and the next one is served', async () => {
    const { url } = await engine.fresh()
    store = openPostgres(url, { patience: 300, connections: 1 })
    const { read } = store
    let letGo = () => {}
    const held = read(() => new Promise<void>((done) => (letGo = done)))
    await new Promise((soon) => setTimeout(soon, 50))
    const began = performance.now()
    const error: unknown = await read((records) => records.audit.head()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(StoreBusy)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(answerTo(error, {})).toMatchObject({ status: 503 })
    letGo()
    await held
    expect(await read((records) => records.audit.head())).toMatchObject({ size: 0 })
  })
})
