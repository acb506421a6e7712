import { beforeAll, expect, it } from 'vitest'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { Readable } from '#app/http/page-loader.server.ts'
import { contactDesign } from '#app/features/contact/contact-form.tsx'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { rotateDataKeys } from '#app/features/upkeep/rotate-data-keys.command.server.ts'
import { sealParts } from '#app/features/upkeep/seal-parts.command.server.ts'
import { destroyUnusedKeys } from '#app/features/upkeep/destroy-unused-keys.command.server.ts'
import { fromTheStart } from '#app/gates/resealing.server.ts'
import { keepAsDraft } from '#app/http/drafts.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'

const page = caseFormPage(recordContact, contactDesign)

onBothEngines('a draft at rest', (engine) => {
  let url: string
  let house: House
  let caseId: string
  let other: string
  beforeAll(async () => {
    const database = await engine.fresh()
    url = database.url
    house = await aHouse(database.store)
    caseId = await house.folder()
    other = await house.folder()
  }, 60_000)

  const keep = (who: Person, about: string, said: string, rev?: number) => {
    const draft = { form: contactDesign.id, caseId: about, body: `said=${said}` }
    return keepAsDraft({ runtime: house.runtime, newId }, house.id(who), draft, { rev })
  }
  const offered = async (who: Person, about: string) =>
    (await house.ask(page satisfies Readable<unknown>, who, { caseId: about })).draft
  const stored = (id: string) => house.store.read((records) => records.drafts.byId(id))

  it('is ciphertext under a key of its owner, and is offered to its owner alone, in clear', async () => {
    const kept = await keep('triage', caseId, 'only+mine')
    const row = await stored(kept.id)
    expect(row).toMatchObject({
      body: expect.stringMatching(/^off1\./) as string,
      keyId: expect.stringMatching(/^key_/) as string,
    })
    expect(await offered('triage', caseId)).toMatchObject({ id: kept.id, body: 'said=only+mine', rev: 1 })
    expect(await offered('lead', caseId)).toBeNull()
    const key = await house.store.read((records) => records.keys.byId(row?.keyId ?? ''))
    expect(key).toMatchObject({ purpose: 'draft', scope: house.id('triage') })
  })

  it('knows a save that is sent again by what it says, and keeps what was typed elsewhere', async () => {
    expect(await keep('triage', other, 'one', 1)).toMatchObject({ rev: 1 })
    expect(await keep('triage', other, 'one', 1)).toMatchObject({ rev: 1 })
    expect(await keep('triage', other, 'two', 1)).toMatchObject({ rev: 2 })
    expect(await offered('triage', other)).toMatchObject({ body: 'said=one' })
  })

  it('opens in no other row: not of another case, form or owner; the page says so, lives, and takes a new one', async () => {
    const raw = await rawSql(url)
    const [mine, elsewhere] = [await offered('triage', caseId), await offered('triage', other)]
    const bodies = [await stored(mine?.id ?? ''), await stored(elsewhere?.id ?? '')].map((row) => row?.body ?? '')
    await raw.exec(
      `update drafts set body = '${bodies[1]}' where id = '${mine?.id}'`,
      `update drafts set body = '${bodies[0]}' where id = '${elsewhere?.id}'`,
    )
    for (const about of [caseId, other]) {
      expect(await offered('triage', about)).toMatchObject({ body: '', unreadable: true })
    }
    await raw.exec(
      `update drafts set body = '${bodies[0]}' where id = '${mine?.id}'`,
      `update drafts set body = '${bodies[1]}', form = 'note' where id = '${elsewhere?.id}'`,
    )
    expect(await offered('triage', caseId)).toMatchObject({ body: 'said=only+mine' })
    await raw.exec(
      `update drafts set form = '${contactDesign.id}', user_id = '${house.id('lead')}' where id = '${elsewhere?.id}'`,
    )
    expect(await offered('lead', other)).toMatchObject({ body: '', unreadable: true })
    await raw.close()
    const told = (await house.log()).filter(({ act }) => act === 'integrity.undecipherable').map(({ obj }) => obj.id)
    expect([...new Set(told)].sort()).toEqual([mine?.id, elsewhere?.id].sort())
    expect(await keep('lead', other, 'again', 2)).toMatchObject({ rev: 2 })
    expect(await offered('lead', other)).toMatchObject({ body: 'said=again' })
  })

  it('follows a change of keys', async () => {
    await house.run(rotateDataKeys, 'cli', {})
    const before = await house.store.read((records) =>
      records.drafts.find(house.id('triage'), contactDesign.id, caseId),
    )
    for (let from = fromTheStart; ;) {
      try {
        from = (await house.run(sealParts, 'cli', { from, limit: 500 })).progress
      } catch (error) {
        expect(error).toMatchObject({ rule: 'something to seal' })
        break
      }
    }
    await house.run(destroyUnusedKeys, 'cli', {})
    expect(await offered('triage', caseId)).toMatchObject({ body: 'said=only+mine' })
    expect((await stored(before?.id ?? ''))?.keyId).not.toBe(before?.keyId)
    expect(await house.store.read((records) => records.keys.byId(before?.keyId ?? ''))).toMatchObject({
      status: 'destroyed',
      wrapped: null,
    })
  })

  it('leaves nothing in the database once its form is on record, and once it is a month old', async () => {
    const raw = await rawSql(url)
    const count = async (id?: string) =>
      Number((await raw.one(`select count(*) as n from drafts where id = '${id}'`)).n)
    const mine = await offered('triage', caseId)
    await house.run(recordContact, 'triage', aContact(caseId), { draftId: mine?.id })
    expect(await count(mine?.id)).toBe(0)
    const old = await offered('lead', other)
    house.later(31 * 24 * 60)
    const log = { info: () => undefined, fault: () => undefined }
    await runJobs({ runtime: house.runtime, newId, log }, 'one')
    expect(await count(old?.id)).toBe(0)
    await raw.close()
  })
})
