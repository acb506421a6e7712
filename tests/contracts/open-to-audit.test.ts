import { beforeAll, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('a case opened to audit', (engine) => {
  let house: House
  let caseId: string
  const reason = 'Yearly review of screenings.'
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
    await house.runtime.projectQueued(100)
  })
  const href = async (who: 'auditor' | 'otherLead' | 'triage') => {
    const row = (await house.ask(caseList, who, {})).rows.find(({ id }) => id === caseId)
    return [row?.href, ...(row?.outside ?? []).map((way) => way.href)]
  }

  it('is asked why, and is nobody else’s to open', async () => {
    expect(await href('auditor')).toEqual([`/cases/${caseId}/open-to-audit`])
    expect(await href('otherLead')).toEqual([
      undefined,
      '/emergencies/new?number=RA-26-0001',
      `/cases/${caseId}/access`,
    ])
    expect(await href('triage')).toEqual([`/cases/${caseId}`])
    await expect(house.run(openToAudit, 'auditor', { caseId, reason: '' })).rejects.toMatchObject({
      errors: { reason: 'Say why you open this case.' },
    })
    for (const who of ['lead', 'districtLead', 'administrator', 'referrer'] as const)
      await expect(house.run(openToAudit, who, { caseId, reason }), who).rejects.toMatchObject({ status: 404 })
    await expect(house.run(openToAudit, 'auditor', { caseId: 'cas_none', reason })).rejects.toMatchObject({
      status: 404,
    })
    await expect(house.ask(casePage, 'auditor', { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('is read and nothing else, and each look names the opening', async () => {
    await house.run(openToAudit, 'auditor', { caseId, reason })
    const page = await house.ask(casePage, 'auditor', { caseId })
    expect(page).toMatchObject({ add: [], steps: [], next: null, inDanger: false, reopen: false })
    expect(page.identity.opened).toEqual({ kind: 'audit' })
    const [opening] = await house.store.read((records) => records.access.openingsOf(house.id('auditor')))
    expect((await house.log()).at(-1)).toMatchObject({
      act: 'viewed',
      out: 'allow',
      why: 'rule:opened to audit',
      obj: { id: caseId, opn: opening?.id },
    })
    expect(await href('auditor')).toEqual([`/cases/${caseId}`])
    await expect(house.run(recordContact, 'auditor', aContact(caseId))).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(casePrint, 'auditor', { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('tells the district leads why, and not the auditor again', async () => {
    const words = async (who: 'otherLead' | 'auditor') =>
      (await house.ask(caseViewers, who, { caseId })).lines.map(({ what }) => what)
    expect(await words('otherLead')).toContain(`looked at the case page, opened to audit: “${reason}”`)
    expect(await words('otherLead')).toContain(`opened a case to audit it: “${reason}”`)
    expect(await words('auditor')).toContain('looked at the case page, opened to audit')
  })

  it('is closed again at the end of that day', async () => {
    house.later(13 * 60 + 59)
    await house.ask(casePage, 'auditor', { caseId })
    house.later(1)
    await expect(house.ask(casePage, 'auditor', { caseId })).rejects.toMatchObject({ status: 404 })
  })
})
