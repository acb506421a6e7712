import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#db/records/records.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { entryRow, moment, saveUsers } from '#tests/factories/rows.ts'

onBothEngines('transactions', (engine) => {
  let store: Store
  beforeAll(async () => {
    store = (await engine.fresh()).store
  })

  it('commits what the work wrote, and hands back its result', async () => {
    const result = await store.write(async ({ write }) => {
      await write.newFolder('cas_commit', moment)
      return 'done'
    })
    expect(result).toBe('done')
    expect(await store.read(({ folders }) => folders.exists('cas_commit'))).toBe(true)
  })

  it('rolls back everything when the work throws, also after an await', async () => {
    const attempt = store.write(async ({ write }) => {
      await write.newFolder('cas_rolled', moment)
      await write.appendEntry(entryRow({ caseId: 'cas_rolled', seq: 1 }))
      await write.nextNumber('rolled')
      throw new Error('changed my mind')
    })
    await expect(attempt).rejects.toThrow('changed my mind')
    expect(await store.read(({ folders }) => folders.exists('cas_rolled'))).toBe(false)
    expect(await store.write(({ write }) => write.nextNumber('rolled'))).toBe(1)
  })

  it('goes on working after a failure', async () => {
    await expect(
      store.write(({ write }) => write.appendEntry(entryRow({ caseId: 'cas_none', seq: 1 }))),
    ).rejects.toThrow()
    await store.write(({ write }) => write.newFolder('cas_after', moment))
    expect(await store.read(({ folders }) => folders.exists('cas_after'))).toBe(true)
  })

  it('fails with the words of the database, never with the values of the statement', async () => {
    const twice = store.write(async ({ write }) => {
      await write.newFolder('cas_secret_name', moment)
      await write.newFolder('cas_secret_name', moment)
    })
    await expect(twice).rejects.toThrow(/append-only|duplicate key/)
    await expect(twice).rejects.not.toThrow('cas_secret_name')
  })

  it('refuses a transaction inside a transaction, reading or writing', async () => {
    const inside = 'A transaction inside a transaction'
    await expect(store.write(() => store.write(async () => undefined))).rejects.toThrow(inside)
    await expect(store.write(() => store.read(async () => undefined))).rejects.toThrow(inside)
    await expect(store.read(() => store.write(async () => undefined))).rejects.toThrow(inside)
    await expect(store.read(() => store.read(async () => undefined))).rejects.toThrow(inside)
    await expect(store.write(async () => 'fine')).resolves.toBe('fine')
  })

  it('lets one transaction follow another in the same chain of calls', async () => {
    const both = await store.read(async () => 1).then((one) => store.write(async () => one + 1))
    expect(both).toBe(2)
  })

  it('refuses records that are used after their transaction ended', async () => {
    const kept = await store.read(async (records) => records)
    await expect(kept.folders.exists('cas_commit')).rejects.toThrow('after its transaction had ended')
    const writer = await store.write(async (records) => records)
    await expect(writer.write.newFolder('cas_leaked', moment)).rejects.toThrow()
    expect(await store.read(({ folders }) => folders.exists('cas_leaked'))).toBe(false)
  })

  it('reads one snapshot while another writes', async () => {
    const seen: boolean[] = []
    let written: Promise<void> = Promise.resolve()
    const reading = store.read(async ({ folders }) => {
      seen.push(await folders.exists('cas_snapshot'))
      await started
      await new Promise((resolve) => setTimeout(resolve, 100))
      seen.push(await folders.exists('cas_snapshot'))
    })
    const started = new Promise<void>((resolve) => {
      setTimeout(() => {
        written = store.write(({ write }) => write.newFolder('cas_snapshot', moment))
        resolve()
      }, 20)
    })
    await reading
    await written
    expect(seen).toEqual([false, false])
    expect(await store.read(({ folders }) => folders.exists('cas_snapshot'))).toBe(true)
  })

  it('refuses to write in a read', async () => {
    const sneaky = store.read(async (records) => {
      const { write } = records as unknown as { write?: { newFolder(id: string, at: string): Promise<void> } }
      expect(write).toBeUndefined()
    })
    await sneaky
  })

  it('lets counters and folders be raced for without a loss or a double', async () => {
    const rounds = Array.from({ length: 40 }, (_, n) =>
      store.write(async ({ write, folders }) => {
        const number = await write.nextNumber('case:26')
        if (n === 0) await write.newFolder('cas_raced', moment)
        const seq = (await folders.entries('cas_raced')).length + 1
        await write.appendEntry(entryRow({ caseId: 'cas_raced', seq }))
        return number
      }),
    )
    const numbers = await Promise.all(rounds)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    const entries = await store.read(({ folders }) => folders.entries('cas_raced'))
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  })
})

onBothEngines('two processes', (engine) => {
  it('one writer at a time, whoever it is: numbers have no gap and no double', async () => {
    const { url, store } = await engine.fresh()
    const { openStore } = await import('#db/store.server.ts')
    const other = openStore(url)
    try {
      await saveUsers(store, ['usr_one'])
      const draw = (from: Store) => from.write(({ write }) => write.nextNumber('report'))
      const numbers = await Promise.all(Array.from({ length: 30 }, (_, n) => draw(n % 2 === 0 ? store : other)))
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
    } finally {
      await other.close()
    }
  })

  it('the other reads what was committed at once', async () => {
    const { url, store } = await engine.fresh()
    const { openStore } = await import('#db/store.server.ts')
    const other = openStore(url)
    try {
      await store.write(({ write }) => write.newFolder('cas_shared', moment))
      expect(await other.read(({ folders }) => folders.exists('cas_shared'))).toBe(true)
    } finally {
      await other.close()
    }
  })
})

describe('opening', () => {
  it('says in words what is wrong', async () => {
    const { openStore } = await import('#db/store.server.ts')
    expect(() => openStore('mysql://somewhere')).toThrow('DATABASE_URL must be file:')
    expect(() => openStore('file:/nowhere/at/all.db')).toThrow('npm run setup')
  })
})
