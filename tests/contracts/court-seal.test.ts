import { beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { recordPage } from '#app/features/case/record-page.query.server.ts'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { askSealing, confirmSealing, withdrawSealing } from '#app/features/court-seal/seal.command.server.ts'
import { confirmUnsealForm, keepSealedForm, sealedRecord } from '#app/features/court-seal/sealed-pages.query.server.ts'
import { askUnsealing, confirmUnsealing, withdrawUnsealing } from '#app/features/court-seal/unseal.command.server.ts'
import { auditDesk } from '#app/features/desk/desk.query.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { setHold } from '#app/features/legal-hold/set-hold.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { myReports } from '#app/features/report/report-pages.query.server.ts'
import { recordsPage } from '#app/features/records/records-page.query.server.ts'
import { rotateTenantKey } from '#app/features/upkeep/rotate-tenant-key.command.server.ts'
import { rewrapKeys } from '#app/features/upkeep/rewrap-keys.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { contactsInSight } from '#app/gates/contacts-in-sight.server.ts'
import { openPart } from '#app/gates/sealing.server.ts'
import { putKeysAway } from '#app/jobs/put-keys-away.server.ts'
import { byCourt, numberOf, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { resolved } from '#tests/factories/resolved.ts'
import { attach, healthNotes, verdictOf, writeHealth } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const order = { court: 'Juvenile Court of Alder County', order: 'JV-26-0417', orderedOn: '2026-09-14' }
const another = { court: 'Juvenile Court of Alder County', order: 'JV-26-0502', orderedOn: '2026-09-15' }
const said = 'Told the counselor about a cousin.'

onBothEngines('a record that a court seals', (engine) => {
  let master: string
  let first: House
  let caseId: string
  let number: string
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    caseId = await resolved(first, async (id) => {
      await writeHealth(first, id, said)
      await attach(first, id, new TextEncoder().encode('A letter.'))
    })
    number = await numberOf(first, caseId)
    await first.runtime.projectQueued(100)
    await store.close()
    master = url
  }, 120_000)

  /** A house of its own with a finished case. */
  async function scene() {
    const { store } = await engine.fresh(master)
    const house = first.over(store)
    const ask = (who = recordsOfficer, more: object = {}) => house.run(askSealing, who, { caseId, ...order, ...more })
    const seal = (who: Person = 'districtLead', more: object = {}) =>
      house.run(confirmSealing, who, { caseId, number, ...more })
    const askOpen = (who: Person = 'districtLead', more: object = {}) =>
      house.run(askUnsealing, who, { caseId, ...another, ...more })
    const open = (who = recordsOfficer, more: object = {}) =>
      house.run(confirmUnsealing, who, { caseId, order: another.order, ...more })
    const keys = () => {
      const asking = { actor: house.actor('system'), requestId: 'req_keys', via: 'job' } as const
      return putKeysAway.run({ runtime: house.runtime, asking, now: house.clock.now() })
    }
    return { store, house, ask, seal, askOpen, open, keys }
  }
  /** As `scene`, sealed, and its keys put away. */
  async function shut() {
    const here = await scene()
    await here.ask()
    await here.seal()
    expect(await here.keys()).toBe(1)
    return here
  }
  const last = async (house: House) => (await house.log()).at(-1)

  describe('asking for it', () => {
    it('is for a records officer or a district lead, with a court, a number and a day that has come', async () => {
      const { house, ask } = await scene()
      for (const who of ['triage', 'lead', 'auditor', 'administrator', 'referrer'] as const)
        await expect(ask(who)).rejects.toMatchObject({ name: 'NotPermitted' })
      for (const wrong of [{ court: ' ' }, { order: '' }, { orderedOn: '' }, { orderedOn: '2026-09-16' }])
        await expect(ask(recordsOfficer, wrong)).rejects.toMatchObject({ name: 'InputRefused' })
      await expect(house.run(askSealing, recordsOfficer, { caseId: 'cas_none', ...order })).rejects.toMatchObject({
        status: 404,
      })
      await ask()
      expect(await last(house)).toMatchObject({ act: 'governance.sealAsked', obj: { t: 'case', id: caseId } })
      await expect(ask('districtLead')).rejects.toThrow(/already/)
      const { seal, may } = (await house.ask(recordPage, 'districtLead', { caseId })).extra
      expect(seal).toMatchObject({ order: 'Juvenile Court of Alder County, order JV-26-0417 of 14 Sep 2026' })
      expect(may).toMatchObject({ seal: false, confirmSeal: true, leave: true })
      expect((await house.ask(recordsPage, 'districtLead', {})).toSeal).toMatchObject([{ caseId, number }])
      const rows = async (who: Person) => JSON.stringify(await house.ask(myWork, who, {}))
      expect(await rows('districtLead')).toContain(`Seal ${number}, or leave it`)
      expect(await rows(recordsOfficer)).not.toContain(`Seal ${number}, or leave it`)
    })

    it('waits until the case is finished', async () => {
      const { house } = await scene()
      const running = await house.folder()
      await expect(house.run(askSealing, recordsOfficer, { caseId: running, ...order })).rejects.toThrow(/under way/)
    })

    it('ends where somebody leaves the record as it is', async () => {
      const { house, ask, seal } = await scene()
      await ask()
      const leave = (because: string) => house.run(withdrawSealing, 'districtLead', { caseId, because })
      await expect(leave(' ')).rejects.toMatchObject({ name: 'InputRefused' })
      await expect(house.run(withdrawSealing, 'lead', { caseId, because: 'No.' })).rejects.toMatchObject({
        name: 'NotPermitted',
      })
      await leave('The order names another student.')
      expect(await last(house)).toMatchObject({ act: 'governance.sealWithdrawn' })
      await expect(leave('Again.')).rejects.toMatchObject({ rule: 'a request' })
      await expect(seal()).rejects.toThrow(/Nobody asks/)
      await ask()
    })
  })

  describe('sealing it', () => {
    it('is somebody else’s, with the number of the case, and puts one event on record', async () => {
      const { house, ask, seal } = await scene()
      await expect(seal()).rejects.toThrow(/Nobody asks/)
      await ask()
      await expect(seal(recordsOfficer)).rejects.toThrow(/Somebody else/)
      for (const who of ['lead', 'triage', 'auditor', 'administrator'] as const)
        await expect(seal(who)).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(seal('districtLead', { number: 'RA-26-9999' })).rejects.toMatchObject({ name: 'InputRefused' })
      const before = (await house.log()).length
      await seal()
      const events = (await house.log()).slice(before)
      expect(events.map(({ act }) => act)).toEqual(['governance.seal'])
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('takes it out of everybody’s sight, lists and search, whatever they hold', async () => {
      const { house } = await shut()
      const everybody = ['lead', 'triage', 'districtLead', recordsOfficer, 'auditor', 'administrator'] as const
      for (const who of everybody) {
        await expect(house.ask(casePage, who, { caseId })).rejects.toMatchObject({ status: 404 })
        await expect(house.ask(recordPage, who, { caseId })).rejects.toMatchObject({ name: 'NotPermitted' })
      }
      for (const who of ['lead', 'triage', 'districtLead', recordsOfficer] as const) {
        for (const filter of [{}, { show: 'finished' }, { q: number }, { q: 'Marchetti' }])
          expect(JSON.stringify(await house.ask(caseList, who, filter))).not.toMatch(/Marchetti|RA-26-0001/)
        const work = JSON.stringify(await house.ask(myWork, who, {}))
        expect(work).not.toContain(caseId)
        expect(work).not.toContain(number)
      }
      expect((await house.ask(myReports, 'referrer', {})).rows).toEqual([])
      const desk = await house.ask(auditDesk, 'auditor', { number })
      expect(JSON.stringify(desk)).not.toContain(caseId)
      const log = await house.ask(auditLog, 'auditor', { object: number })
      expect(log.lines).toEqual([])
      expect(JSON.stringify(await house.ask(auditLog, 'auditor', {}))).not.toContain(caseId)
    })

    it('lets nobody do anything there, not in an emergency and not to audit', async () => {
      const { house } = await shut()
      const emergency = { code: 'imminent', reason: 'He is on the roof.', said: 'yes' }
      for (const asked of [{ number }, { student: 'Leo Marchetti' }])
        await expect(house.run(startBreakGlass, 'lead', { ...emergency, ...asked })).rejects.toMatchObject({
          name: 'InputRefused',
        })
      await expect(house.run(openToAudit, 'auditor', { caseId, reason: 'A sample.' })).rejects.toMatchObject({
        name: 'NotPermitted',
      })
      for (const who of ['triage', 'lead', recordsOfficer] as const)
        await expect(house.run(recordContact, who, aContact(caseId))).rejects.toMatchObject({ status: 404 })
      const hold = { caseId, code: 'lawsuit', reason: 'Counsel asked.' }
      await expect(house.run(setHold, 'districtLead', hold)).rejects.toMatchObject({ status: 404 })
      await expect(house.run(askExpungement, recordsOfficer, byCourt(caseId))).rejects.toMatchObject({ status: 404 })
    })

    it('leaves that a record exists to whoever looks for the student’s earlier contacts, and no more', async () => {
      const { house, store } = await shut()
      const leo = await store.read((records) => records.people.byStudentNumber('1001'))
      const found = await store.read((records) =>
        contactsInSight(records, house.actor('triage'), {
          personId: leo?.id ?? '',
          exceptCase: 'cas_other',
          today: '2026-09-15' as never,
        }),
      )
      expect(found).toEqual([{ seen: false }])
      const page = JSON.stringify(await house.ask(personPage, 'triage', { personId: leo?.id }))
      expect(page).not.toContain(number)
      expect(page).not.toContain(caseId)
    })

    it('puts its keys away: what is encrypted of it opens for nobody, and the log still fits', async () => {
      const { house, store, keys } = await shut()
      expect(await last(house)).toMatchObject({ act: 'key.putAway', obj: { t: 'case', id: caseId } })
      const parts = await store.read(async (records) => {
        const entries = await records.folders.entries(caseId)
        const ids = entries.map(({ id }) => id)
        return records.folders.sealedParts(ids, 'health')
      })
      expect(parts).toHaveLength(1)
      for (const part of parts)
        await expect(store.read((records) => openPart(house.runtime.vault, records, part))).rejects.toMatchObject({
          name: 'Undecipherable',
        })
      expect(await keys()).toBe(0)
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
      // A change of tenant keys passes over them.
      await house.run(rotateTenantKey, 'cli', {})
      const wrapped = await house.run(rewrapKeys, 'cli', { after: '', limit: 500 })
      expect(wrapped).toMatchObject({ broken: 0 })
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })
  })

  describe('opening it again', () => {
    it('is asked for by whoever may, who read the order and nothing of the student', async () => {
      const { house, askOpen } = await shut()
      const page = await house.ask(sealedRecord, 'districtLead', { caseId })
      expect(page).toMatchObject({
        sealed: { order: 'Juvenile Court of Alder County, order JV-26-0417 of 14 Sep 2026' },
        asked: null,
      })
      expect(JSON.stringify(page)).not.toMatch(/Marchetti|RA-26|R-1001/)
      expect((await house.ask(recordsPage, recordsOfficer, {})).sealed).toMatchObject([{ id: caseId, asked: null }])
      for (const who of ['lead', 'triage', 'auditor', 'administrator'] as const) {
        await expect(house.ask(sealedRecord, who, { caseId })).rejects.toMatchObject({ name: 'NotPermitted' })
        await expect(askOpen(who)).rejects.toMatchObject({ status: 404 })
      }
      await expect(askOpen('districtLead', { orderedOn: '2026-09-16' })).rejects.toMatchObject({ name: 'InputRefused' })
      await askOpen()
      expect(await last(house)).toMatchObject({ act: 'governance.unsealAsked', obj: { t: 'case', id: caseId } })
      await expect(askOpen(recordsOfficer)).rejects.toThrow(/already/)
      expect(JSON.stringify(await house.ask(myWork, recordsOfficer, {}))).toContain('Open a sealed record again')
      await expect(house.ask(confirmUnsealForm, 'districtLead', { caseId })).rejects.toMatchObject({ status: 404 })
      expect(await house.ask(confirmUnsealForm, recordsOfficer, { caseId })).toMatchObject({ caseId })
      expect(await house.ask(keepSealedForm, 'districtLead', { caseId })).toMatchObject({ caseId })
    })

    it('is confirmed by somebody else with the order’s number; then everything is as it was', async () => {
      const { house, askOpen, open, keys } = await shut()
      await expect(open()).rejects.toThrow(/Nobody asks/)
      await askOpen()
      await expect(open('districtLead' as Person)).rejects.toThrow(/Somebody else/)
      await expect(open('lead')).rejects.toMatchObject({ status: 404 })
      await expect(open(recordsOfficer, { order: order.order })).rejects.toMatchObject({ name: 'InputRefused' })
      await open(recordsOfficer, { order: 'jv-26 - 0502' })
      expect(await last(house)).toMatchObject({ act: 'governance.unseal' })
      expect(await keys()).toBe(1)
      expect(await last(house)).toMatchObject({ act: 'key.broughtBack' })
      const page = await house.ask(casePage, 'triage', { caseId })
      expect(JSON.stringify(page)).toContain('Marchetti')
      expect(JSON.stringify(await house.ask(healthNotes, 'triage', { caseId }))).toContain(said)
      expect(JSON.stringify(await house.ask(caseList, 'triage', { show: 'finished' }))).toContain(number)
      expect((await house.ask(myReports, 'referrer', {})).rows).toHaveLength(1)
      await expect(house.ask(sealedRecord, 'districtLead', { caseId })).rejects.toMatchObject({ status: 404 })
      await expect(askOpen()).rejects.toMatchObject({ status: 404 })
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('ends where somebody leaves it sealed', async () => {
      const { house, askOpen, open } = await shut()
      const leave = () => house.run(withdrawUnsealing, recordsOfficer, { caseId, because: 'Another record is meant.' })
      await expect(leave()).rejects.toMatchObject({ rule: 'a request' })
      await askOpen()
      await expect(
        house.run(withdrawUnsealing, 'lead', { caseId, because: 'Another record is meant.' }),
      ).rejects.toMatchObject({ status: 404 })
      await leave()
      expect(await last(house)).toMatchObject({ act: 'governance.sealWithdrawn' })
      await expect(open()).rejects.toThrow(/Nobody asks/)
      expect((await house.ask(sealedRecord, 'districtLead', { caseId })).asked).toBeNull()
    })

    it('is nothing to a district lead who was kept out of the case', async () => {
      const { house, ask, seal, askOpen } = await scene()
      await house.run(recuseSomebody, 'districtLead', { caseId, userId: house.id('otherLead'), because: 'An uncle.' })
      await ask()
      await expect(seal('otherLead')).rejects.toMatchObject({ status: 404 })
      await seal()
      await expect(askOpen('otherLead')).rejects.toMatchObject({ status: 404 })
      expect((await house.ask(recordsPage, 'otherLead', {})).sealed).toEqual([])
      await expect(house.ask(sealedRecord, 'otherLead', { caseId })).rejects.toMatchObject({ status: 404 })
    })
  })
})
