import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/records/records.ts'
import { draftLimits } from '#app/auth/limits.ts'
import type { Runtime } from '#app/gates/runtime.ts'
import { ringOf } from '#app/keys/key-folder.server.ts'
import { createVault } from '#app/keys/vault.server.ts'
import { keepAsDraft } from '#app/http/drafts.server.ts'
import { moment, saveUsers } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('drafts of one person', (engine) => {
  let store: Store
  const vault = createVault(ringOf('none', []), () => moment)
  let made = 0
  const keep = (form: string, more: { userId?: string; most?: number } = {}) => {
    const runtime = { store, clock: { now: () => moment }, vault } as unknown as Runtime
    const { userId = 'usr_one', ...options } = more
    const context = { runtime, newId: () => `drf_${++made}` }
    return keepAsDraft(context, userId, { form, caseId: null, body: 'words' }, options)
  }
  const count = () => store.read(({ drafts }) => drafts.countOf('usr_one'))

  beforeAll(async () => {
    store = (await engine.fresh()).store
    await saveUsers(store, ['usr_one', 'usr_two'])
    for (let n = 0; n < draftLimits.most; n += 1) await keep(`form ${n}`)
  }, 60_000)

  it('are at most a hundred; the next is refused in words, and none is lost', async () => {
    await expect(keep('one more')).rejects.toMatchObject({
      name: 'RuleBroken',
      message: expect.stringContaining('too many drafts') as string,
    })
    expect(await count()).toBe(draftLimits.most)
    expect(await store.read(({ drafts }) => drafts.find('usr_one', 'form 0', null))).toBeDefined()
  })

  it('are saved on when there are many, and say nothing about another person', async () => {
    expect(await keep('form 0')).toMatchObject({ form: 'form 0', rev: 2 })
    expect(await keep('one more', { userId: 'usr_two' })).toMatchObject({ rev: 1 })
  })

  it('have room kept back for a form that was sent after its session ran out', async () => {
    await keep('ran out', { most: draftLimits.most + draftLimits.keptBack })
    expect(await count()).toBe(draftLimits.most + 1)
  })
})
