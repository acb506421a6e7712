import { beforeAll, describe, expect, it } from 'vitest'
import { recordPage } from '#app/features/case/record-page.query.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { recordsPage } from '#app/features/records/records-page.query.server.ts'
import { approveRetention } from '#app/features/retention/approve-retention.command.server.ts'
import { declineRetention } from '#app/features/retention/decline-retention.command.server.ts'
import { proposeRetention } from '#app/features/retention/propose-retention.command.server.ts'
import { retentionChangeForm, retentionForm } from '#app/features/retention/retention-forms.query.server.ts'
import { setHold } from '#app/features/legal-hold/set-hold.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { countRetention } from '#app/jobs/count-retention.server.ts'
import { aFinishedReport, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'

const said = {
  class: 'screened-out',
  years: '5',
  age: '',
  basisKind: 'ours',
  basisText: 'Board policy 5125, decided 3 May 2026',
  reason: 'Counsel asked for two more years.',
}

onBothEngines('the retention schedule', (engine) => {
  let master: string
  let first: House
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    await store.close()
    master = url
  }, 60_000)

  async function scene() {
    const { url, store } = await engine.fresh(master)
    const house = first.over(store)
    const propose = (more: object = {}, who: Person = recordsOfficer) =>
      house.run(proposeRetention, who, { ...said, ...more })
    return { url, house, propose }
  }

  describe('a change', () => {
    it('is proposed by whoever keeps records, with numbers, a citation and a reason', async () => {
      const { house, propose } = await scene()
      for (const who of ['lead', 'triage', 'auditor', 'administrator'] as const)
        await expect(propose({}, who)).rejects.toMatchObject({ name: 'NotPermitted' })
      for (const more of [
        { years: 'six' },
        { years: '0' },
        { years: '2' },
        { age: '-1' },
        { basisText: '' },
        { reason: ' ' },
        { class: 'none' },
        { basisKind: 'nobody' },
      ])
        await expect(propose(more)).rejects.toMatchObject({ name: 'InputRefused' })
      const { changeId } = await propose()
      expect((await house.log()).at(-1)).toMatchObject({
        act: 'retention.proposed',
        obj: { t: 'retentionChange', id: changeId, sec: 'screened-out' },
        st: [{ t: 'retentionChange', id: changeId }],
      })
      await expect(propose({ years: '7' }, 'districtLead')).rejects.toMatchObject({ rule: 'one change at a time' })
      const page = await house.ask(recordsPage, 'districtLead', {})
      expect(page.schedule[0]).toMatchObject({ id: 'screened-out', years: 3, waits: changeId, change: false })
    })

    it('counts once somebody else approved it, and what was before stays readable', async () => {
      const { house, propose } = await scene()
      const marks = async () => (await house.log()).at(-1)?.pol
      const { changeId } = await propose()
      const before = await marks()
      await expect(house.run(approveRetention, recordsOfficer, { changeId })).rejects.toMatchObject({
        rule: 'two people',
      })
      await expect(house.run(approveRetention, 'lead', { changeId })).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(house.run(approveRetention, 'districtLead', { changeId: 'rtc_none' })).rejects.toMatchObject({
        status: 404,
      })
      expect((await house.ask(retentionChangeForm, 'districtLead', { changeId })).change).toMatchObject({
        after: '5 years',
        notYours: null,
      })
      await house.run(approveRetention, 'districtLead', { changeId })
      expect((await house.log()).at(-1)).toMatchObject({ act: 'retention.changed', obj: { id: changeId } })
      await expect(house.run(approveRetention, 'districtLead', { changeId })).rejects.toMatchObject({
        rule: 'decided once',
      })
      const page = await house.ask(recordsPage, recordsOfficer, {})
      expect(page.schedule[0]).toMatchObject({ years: 5, basis: said.basisText, waits: null, change: true })
      expect(page.changes).toMatchObject([
        {
          before: '3 years',
          after: '5 years',
          reason: said.reason,
          proposed: expect.stringContaining('Test records officer') as string,
          came: expect.stringMatching(/^Approved .*/) as string,
        },
      ])
      expect((await house.ask(retentionForm, 'districtLead', { class: 'screened-out' })).form.values).toMatchObject({
        years: '5',
      })
      // The profile's digest names it in every event from here on.
      expect(await marks()).not.toBe(before)
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('is declined with a reason, also by whoever proposed it', async () => {
      const { house, propose } = await scene()
      const { changeId } = await propose({}, 'districtLead')
      const decline = (who: Person, note = 'Not before counsel looked at it.') =>
        house.run(declineRetention, who, { changeId, note })
      await expect(decline('triage')).rejects.toMatchObject({ name: 'NotPermitted' })
      await expect(decline(recordsOfficer, '')).rejects.toMatchObject({ name: 'InputRefused' })
      await decline('districtLead')
      expect((await house.log()).at(-1)).toMatchObject({ act: 'retention.declined', obj: { id: changeId } })
      await expect(decline(recordsOfficer)).rejects.toMatchObject({ rule: 'decided once' })
      await expect(house.ask(retentionChangeForm, recordsOfficer, { changeId })).rejects.toMatchObject({ status: 404 })
      expect((await house.ask(recordsPage, recordsOfficer, {})).schedule[0]).toMatchObject({ years: 3 })
    })

    it('is kept by guards as it was proposed and decided', async () => {
      const { url, house, propose } = await scene()
      const { changeId } = await propose()
      const raw = await rawSql(url)
      const by = house.id(recordsOfficer)
      const approve = `update retention_changes set outcome = 'approved', decided_by = '${by}', decided_at = '2026-12-01T00:00:00.000Z'`
      await expect(raw.exec(approve)).rejects.toThrow('two people change the schedule')
      await expect(raw.exec('update retention_changes set years = 1')).rejects.toThrow('two people change the schedule')
      await expect(raw.exec('delete from retention_changes')).rejects.toThrow('stays on record')
      await house.run(approveRetention, 'districtLead', { changeId })
      await expect(raw.exec(`update retention_changes set outcome = 'declined'`)).rejects.toThrow('two people')
      await raw.close()
    })
  })

  it('is what every page reads: a case is kept by the numbers in force', async () => {
    const { house, propose } = await scene()
    const caseId = await aFinishedReport(house)
    const until = async () => (await house.ask(recordPage, recordsOfficer, { caseId })).extra.kept.until
    expect(await until()).toMatch(/3 years after/)
    const { changeId } = await propose()
    await house.run(approveRetention, 'districtLead', { changeId })
    expect(await until()).toMatch(/5 years after/)
  })

  describe('each day', () => {
    const day = 24 * 60
    const count = (house: House) =>
      countRetention.run({
        runtime: house.runtime,
        asking: { actor: house.actor('system'), requestId: 'req_count', via: 'job' },
        now: house.clock.now(),
      })
    const rows = async (house: House, who: Person) =>
      JSON.stringify(await house.ask(myWork, who, {})).match(/The time of [^"]* over/g) ?? []

    it('what is due is counted once and destroys nothing, and the records officer is told how many', async () => {
      const { house } = await scene()
      const caseId = await aFinishedReport(house)
      const held = await aFinishedReport(house)
      expect(await count(house)).toBe(1)
      expect((await house.log()).at(-1)).toMatchObject({ act: 'governance.retentionRun', obj: { n: 0 } })
      expect(await rows(house, recordsOfficer)).toEqual([])
      house.later(3 * 366 * day)
      await house.run(setHold, recordsOfficer, { caseId: held, code: 'audit', reason: 'An audit.' })
      expect(await count(house)).toBe(1)
      expect((await house.log()).at(-1)).toMatchObject({
        act: 'governance.retentionRun',
        actor: { k: 'job' },
        obj: { n: 1, sec: 'due 1, held 1, age not known 0, of 2 looked at' },
      })
      expect(await count(house)).toBe(0)
      expect(await rows(house, recordsOfficer)).toEqual(['The time of 1 case is over'])
      expect(await rows(house, 'districtLead')).toEqual([])
      expect((await house.ask(recordsPage, recordsOfficer, {})).due).toMatchObject([{ caseId }])
      await house.run(recuseSomebody, 'districtLead', {
        caseId,
        userId: house.id(recordsOfficer),
        because: 'A sister.',
      })
      expect((await house.ask(recordsPage, recordsOfficer, {})).due).toEqual([])
      const number = (await house.store.read((records) => records.index.row(caseId)))?.reportNumber ?? ''
      expect(JSON.stringify(await house.ask(myWork, recordsOfficer, {}))).not.toContain(number)
    })
  })
})
