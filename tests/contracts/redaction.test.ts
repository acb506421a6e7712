import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { auditDesk } from '#app/features/desk/desk.query.server.ts'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { certificate } from '#app/features/records/certificate.query.server.ts'
import { recordsPage } from '#app/features/records/records-page.query.server.ts'
import { askRedaction } from '#app/features/redaction/ask-redaction.command.server.ts'
import { confirmRedaction } from '#app/features/redaction/confirm-redaction.command.server.ts'
import { confirmRedactionForm } from '#app/features/redaction/redaction-form.query.server.ts'
import { withdrawRedaction } from '#app/features/redaction/withdraw-redaction.command.server.ts'
import { redactedHash } from '#app/gates/audit/destroyed.ts'
import { byCourt, expunged, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { verdictOf, writeHealth } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import { askBoth, askOurs } from '../verify/both.ts'
import { bundles, exported } from '../verify/sound-log.ts'

const written = bundles()
afterAll(written.end)

const order = 'Superior Court 34-2027-12'

onBothEngines('the log’s texts about a destroyed case', (engine) => {
  let master: string
  let first: House
  let caseId: string
  let other: string
  let requestId: string
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    caseId = await first.folder()
    other = await first.folder()
    for (const id of [caseId, other]) {
      await first.run(recordContact, 'triage', aContact(id))
      await writeHealth(first, id, 'Slept badly.')
    }
    ;({ requestId } = await expunged(first, caseId))
    await store.close()
    master = url
  }, 60_000)

  async function scene() {
    const { url, store } = await engine.fresh(master)
    const house = first.over(store)
    const ask = (who: Person = recordsOfficer, more: object = {}) =>
      house.run(askRedaction, who, { requestId, reference: order, ...more })
    const confirm = (who: Person = 'districtLead', more: object = {}) =>
      house.run(confirmRedaction, who, { requestId, reference: order, ...more })
    return { url, store, house, ask, confirm }
  }

  it('are asked for by the records officer, of a case that was destroyed, with the court’s order', async () => {
    const { house, ask } = await scene()
    for (const who of ['districtLead', 'lead', 'triage', 'auditor', 'administrator'] as const)
      await expect(ask(who)).rejects.toMatchObject({ name: 'NotPermitted' })
    await expect(ask(recordsOfficer, { reference: ' ' })).rejects.toMatchObject({ name: 'InputRefused' })
    await expect(ask(recordsOfficer, { requestId: 'rrq_none' })).rejects.toMatchObject({ status: 404 })
    await ask()
    expect((await house.log()).at(-1)).toMatchObject({ act: 'governance.redactAsked', obj: { id: caseId } })
    await expect(ask()).rejects.toMatchObject({ rule: 'asked for once' })
    await house.run(withdrawRedaction, 'districtLead', { requestId, reason: 'The order was about another case.' })
    expect((await house.log()).at(-1)).toMatchObject({ act: 'governance.redactWithdrawn', obj: { id: caseId } })
    await expect(house.run(withdrawRedaction, 'districtLead', { requestId, reason: 'Again.' })).rejects.toMatchObject({
      rule: 'a request that waits',
    })
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
  })

  it('go by a second person, after the day, with the number of the order', async () => {
    const { house, ask, confirm } = await scene()
    await expect(confirm()).rejects.toMatchObject({ rule: 'a request that waits' })
    await ask()
    await expect(confirm()).rejects.toThrow(/too early/)
    house.later(2 * 24 * 60)
    await expect(confirm(recordsOfficer)).rejects.toThrow(/You asked for this/)
    for (const who of ['lead', 'auditor', 'administrator'] as const)
      await expect(confirm(who)).rejects.toMatchObject({ name: 'NotPermitted' })
    await expect(confirm('districtLead', { reference: 'another' })).rejects.toMatchObject({ name: 'InputRefused' })
    const asked = (await house.ask(confirmRedactionForm, 'districtLead', { requestId })).asked
    expect(asked).toMatchObject({ reference: order })
    expect((await house.ask(certificate, 'districtLead', { requestId })).texts).toMatchObject({
      waiting: { reference: order },
      may: { confirm: true },
    })
  })

  it('leave hashes that every verifier takes, pages that go on, and nothing by which the case is found', async () => {
    const { url, store, house, ask, confirm } = await scene()
    await ask()
    house.later(2 * 24 * 60)
    const before = await store.read((records) => records.audit.leaves({ from: 0, limit: 5_000 }))
    await confirm()
    const after = await store.read((records) => records.audit.leaves({ from: 0, limit: 5_000 }))
    const gone = after.filter(({ body }) => redactedHash(body) !== undefined)
    expect(gone.length).toBeGreaterThanOrEqual(5)
    for (const { seq, hash } of before) expect(after[seq]?.hash).toBe(hash)
    const left = after
      .filter(({ body }) => body.includes(caseId))
      .map(({ body }) => JSON.parse(body) as { act: string })
    expect([...new Set(left.map(({ act }) => act))].sort()).toEqual([
      'governance.expunge',
      'governance.expungeAsked',
      'governance.redactAsked',
    ])
    expect(await verdictOf(house)).toMatchObject({ result: 'ok', events: after.length })
    const [outside] = engine.name === 'sqlite' ? await askBoth([{ database: url }]) : [await askOurs({ database: url })]
    expect(outside).toMatchObject({ result: 'ok', events: after.length })
    const [bundle] = await askBoth([{ folder: written.write(await exported(house, true)) }])
    expect(bundle).toMatchObject({ result: 'ok' })
    const paper = await house.ask(certificate, 'auditor', { requestId })
    expect(paper.texts.done).toMatchObject([{ reference: order, count: gone.length }])
    expect(paper.textsEvent?.seq).toBeGreaterThan(paper.event?.seq ?? 0)
    const [oldest] = gone
    const page = await house.ask(auditLog, 'auditor', { before: (oldest?.seq ?? 0) + 1 })
    expect(page.lines[0]).toMatchObject({
      act: 'redacted',
      words: expect.stringContaining('order of a court') as string,
    })
    expect(await house.ask(auditDesk, 'auditor', {})).toBeDefined()
    expect((await house.ask(recordsPage, recordsOfficer, {})).done).toMatchObject([{ id: requestId }])
    await ask()
    house.later(2 * 24 * 60)
    await expect(confirm()).rejects.toMatchObject({ rule: 'texts that are there' })
  }, 60_000)

  it('hide nothing that was changed elsewhere behind the application’s back', async () => {
    const { url, house, ask, confirm } = await scene()
    await ask()
    house.later(2 * 24 * 60)
    await confirm()
    const raw = await rawSql(url)
    await pastGuards(raw, 'entries', () => raw.exec(`update entries set kind_version = 9 where case_id = '${other}'`))
    expect(await verdictOf(house)).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringContaining('was changed') as string },
    })
    const [outside] = [await askOurs({ database: url })]
    expect(outside).toMatchObject({ result: 'tampered', check: 'entry' })
    await raw.close()
  })

  it('are none where a case stands', async () => {
    const { house } = await scene()
    await house.run(askExpungement, recordsOfficer, byCourt(other))
    const [waiting] = await house.store.read((records) => records.destruction.requestsOf(other))
    await expect(
      house.run(askRedaction, recordsOfficer, { requestId: waiting?.id, reference: order }),
    ).rejects.toMatchObject({ status: 404 })
  })
})
