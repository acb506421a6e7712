import { beforeAll, describe, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { recordPage } from '#app/features/case/record-page.query.server.ts'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { confirmExpungement } from '#app/features/expungement/confirm-expungement.command.server.ts'
import { withdrawExpungement } from '#app/features/expungement/withdraw-expungement.command.server.ts'
import { liftHold } from '#app/features/legal-hold/lift-hold.command.server.ts'
import { setHold } from '#app/features/legal-hold/set-hold.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { certificate } from '#app/features/records/certificate.query.server.ts'
import { recordsPage } from '#app/features/records/records-page.query.server.ts'
import { byCourt, expunged, numberOf, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const hold = (caseId: string) => ({ caseId, code: 'lawsuit', reason: 'Counsel asked for it.' })

onBothEngines('keeping and destroying a case', (engine) => {
  let master: string
  let first: House
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    await store.close()
    master = url
  }, 60_000)

  /** A house of its own with a case that somebody works on. */
  async function scene() {
    const { url, store } = await engine.fresh(master)
    const house = first.over(store)
    const caseId = await house.folder()
    await house.run(recordContact, 'triage', aContact(caseId))
    const number = await numberOf(house, caseId)
    const ask = (more: object = {}, who = recordsOfficer) =>
      house.run(askExpungement, who, { ...byCourt(caseId), ...more })
    const confirm = (who: Person = 'districtLead', more: object = {}) =>
      house.run(confirmExpungement, who, { caseId, number, ...more })
    return { url, store, house, caseId, number, ask, confirm }
  }

  describe('a legal hold', () => {
    it('is set and lifted with a reason that only the log keeps, and is shown on the case', async () => {
      const { house, caseId } = await scene()
      await house.run(setHold, recordsOfficer, hold(caseId))
      const set = (await house.log()).at(-1)
      expect(set).toMatchObject({ act: 'governance.holdSet', obj: { t: 'case', id: caseId } })
      expect(await house.sealedOf(set?.seq)).toContain('Counsel asked for it.')
      expect((await house.ask(casePage, 'triage', { caseId })).held).toBe(true)
      const { holds } = (await house.ask(recordPage, 'districtLead', { caseId })).extra
      expect(holds).toMatchObject([{ why: 'A lawsuit, or one that is announced', lifted: null }])
      const [held] = await house.store.read((records) => records.destruction.holdsOf(caseId))
      await house.run(liftHold, 'districtLead', { caseId, holdId: held?.id, reason: 'Settled.' })
      expect((await house.ask(casePage, 'triage', { caseId })).held).toBe(false)
      await expect(
        house.run(liftHold, 'districtLead', { caseId, holdId: held?.id, reason: 'Again.' }),
      ).rejects.toMatchObject({ rule: 'a hold that stands' })
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('is set by nobody else, not without a reason, and not by whoever is kept out', async () => {
      const { house, caseId } = await scene()
      for (const who of ['triage', 'lead', 'auditor', 'administrator', 'referrer'] as const)
        await expect(house.run(setHold, who, hold(caseId))).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(house.run(setHold, recordsOfficer, { ...hold(caseId), reason: ' ' })).rejects.toMatchObject({
        name: 'InputRefused',
      })
      await house.run(recuseSomebody, 'districtLead', {
        caseId,
        userId: house.id(recordsOfficer),
        because: 'A sister.',
      })
      await expect(house.run(setHold, recordsOfficer, hold(caseId))).rejects.toMatchObject({ status: 404 })
      await expect(house.run(setHold, 'districtLead', hold('cas_none'))).rejects.toMatchObject({ status: 404 })
    })

    it('stands in the way of asking and of confirming, also at the database itself', async () => {
      const { house, caseId, ask, confirm } = await scene()
      await ask()
      await house.run(setHold, 'districtLead', hold(caseId))
      await expect(confirm()).rejects.toMatchObject({ rule: 'two people and some days' })
      house.later(2 * 24 * 60)
      await expect(confirm()).rejects.toThrow(/hold/)
      await house.run(withdrawExpungement, 'districtLead', { caseId, reason: 'A lawsuit.' })
      await expect(ask()).rejects.toThrow(/hold/)
    })
  })

  describe('asking', () => {
    it('is the records officer’s, with a basis and a reference that names nobody', async () => {
      const { house, caseId, ask } = await scene()
      for (const who of ['districtLead', 'lead', 'triage', 'auditor', 'administrator'] as const)
        await expect(ask({}, who)).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(ask({ basis: 'because' })).rejects.toMatchObject({ name: 'InputRefused' })
      await expect(ask({ reference: '' })).rejects.toMatchObject({ name: 'InputRefused' })
      await expect(ask({ basis: 'unfounded' })).rejects.toThrow(/under way/)
      await ask()
      expect((await house.log()).at(-1)).toMatchObject({ act: 'governance.expungeAsked', obj: { id: caseId } })
      await expect(ask()).rejects.toMatchObject({ rule: 'asked for once' })
      const page = await house.ask(recordsPage, 'districtLead', {})
      expect(page.waiting).toMatchObject([{ caseId, basis: 'A court ordered it' }])
    })

    it('ends where somebody keeps the case', async () => {
      const { house, caseId, ask, confirm } = await scene()
      await ask()
      await house.run(withdrawExpungement, 'districtLead', { caseId, reason: 'The order was another’s.' })
      expect((await house.log()).at(-1)).toMatchObject({ act: 'governance.expungeWithdrawn' })
      house.later(2 * 24 * 60)
      await expect(confirm()).rejects.toMatchObject({ rule: 'a request that waits' })
      await expect(house.run(withdrawExpungement, 'districtLead', { caseId, reason: 'Again.' })).rejects.toMatchObject({
        rule: 'a request that waits',
      })
    })
  })

  describe('confirming', () => {
    it('is somebody else’s who is not kept out, after the days, with the number of the case', async () => {
      const { house, caseId, ask, confirm } = await scene()
      await expect(confirm()).rejects.toMatchObject({ rule: 'a request that waits' })
      await ask()
      await expect(confirm()).rejects.toThrow(/too early/)
      house.later(2 * 24 * 60)
      await expect(confirm(recordsOfficer)).rejects.toThrow(/You asked for this/)
      for (const who of ['lead', 'triage', 'auditor', 'administrator'] as const)
        await expect(confirm(who)).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(confirm('districtLead', { number: 'RA-26-9999' })).rejects.toMatchObject({ name: 'InputRefused' })
      const recuse = { caseId, userId: house.id('otherLead'), because: 'An uncle.' }
      await house.run(recuseSomebody, 'districtLead', recuse)
      await expect(confirm('otherLead')).rejects.toMatchObject({ status: 404 })
      expect(await house.ask(casePage, 'triage', { caseId })).toMatchObject({ caseId })
    })

    it('waits for the review of an emergency, and for an asker who may still ask', async () => {
      const { house, caseId, number, ask, confirm } = await scene()
      await ask()
      house.later(2 * 24 * 60)
      const reason = 'Leo is missing from class and his aunt called.'
      await house.run(startBreakGlass, 'otherLead', { number, code: 'missing', reason })
      await expect(confirm()).rejects.toThrow(/emergency/)
      const other = await scene()
      await other.ask()
      other.house.later(2 * 24 * 60)
      const recuse = { caseId: other.caseId, userId: other.house.id(recordsOfficer), because: 'A sister.' }
      await other.house.run(recuseSomebody, 'districtLead', recuse)
      await expect(other.confirm()).rejects.toMatchObject({ rule: 'asker' })
      expect(await house.ask(casePage, 'triage', { caseId })).toMatchObject({ caseId })
    })
  })

  it('leaves nothing to look at, a certificate that names nobody, and a log that still fits', async () => {
    const { house, caseId } = await scene()
    const { requestId } = await expunged(house, caseId)
    for (const who of ['triage', 'lead', 'districtLead'] as const)
      await expect(house.ask(casePage, who, { caseId })).rejects.toMatchObject({ status: 404 })
    expect((await house.ask(caseList, 'triage', {})).rows).toEqual([])
    await expect(house.run(recordContact, 'triage', aContact(caseId))).rejects.toMatchObject({ status: 404 })
    const paper = await house.ask(certificate, 'auditor', { requestId })
    expect(paper).toMatchObject({ caseId, basis: 'A court ordered it', reference: 'Superior Court 34-2026-991' })
    expect(paper.counts).toMatchObject({ entries: 4, files: 0 })
    const events = (await house.log()).filter(({ act }) => act === 'governance.expunge')
    expect(paper.event?.seq).toBe(events[0]?.seq)
    expect(JSON.stringify(paper)).not.toMatch(/Oliver|Ana Marchetti/)
    await expect(house.ask(certificate, 'triage', { requestId })).rejects.toMatchObject({ status: 403 })
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    expect((await house.ask(recordsPage, recordsOfficer, {})).done).toMatchObject([{ id: requestId }])
  })

  it('says where else it is named, as far as whoever asks sees that', async () => {
    const { house, caseId } = await scene()
    const view = (await house.ask(recordPage, recordsOfficer, { caseId })).extra
    expect(view).toMatchObject({ mentions: [], waiting: null, may: { ask: true, destroy: false } })
    await expect(house.ask(recordPage, 'triage', { caseId })).rejects.toMatchObject({ status: 404 })
  })
})
