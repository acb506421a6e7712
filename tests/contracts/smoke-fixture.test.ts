import { beforeAll, expect, it } from 'vitest'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { myReports } from '#app/features/report/report-pages.query.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

/* The permission smoke tests of the fixture, as far as what they ask for is built. */
onBothEngines('the smoke tests of the fixture', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  })

  it('1: a referrer sees own reports and their status, never the case', async () => {
    const own = await house.ask(myReports, 'referrer', {})
    expect(own.rows).toHaveLength(1)
    expect((await house.ask(caseList, 'referrer', {})).rows).toEqual([])
    await expect(house.ask(casePage, 'referrer', { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('2, 3 and 5: a campus monitor, an analyst and a communications officer see no case and nobody’s name', async () => {
    const userId = house.id('outsiderToo')
    for (const role of ['campus-monitor', 'analyst', 'communications']) {
      const asked = { userId, role, schoolId: '', from: '2026-09-01', until: '', reason: 'test' }
      await house.run(giveGrant, 'districtLead', asked)
    }
    expect((await house.ask(caseList, 'outsiderToo', {})).rows).toEqual([])
    await expect(house.ask(casePage, 'outsiderToo', { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('4: an auditor opens a case with a reason, each on the log', async () => {
    await expect(house.ask(casePage, 'auditor', { caseId })).rejects.toMatchObject({ status: 404 })
    await expect(house.run(openToAudit, 'auditor', { caseId, reason: '' })).rejects.toHaveProperty('errors.reason')
    await house.run(openToAudit, 'auditor', { caseId, reason: 'Yearly sample' })
    await house.ask(casePage, 'auditor', { caseId })
    const acts = (await house.log()).slice(-2).map(({ act }) => act)
    expect(acts).toEqual(['audit.opened', 'viewed'])
    expect((await house.ask(auditLog, 'auditor', {})).lines[0]?.act).toBe('viewed')
  })
})
