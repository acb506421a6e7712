import { beforeAll, expect, it } from 'vitest'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { caseAsOf } from '#app/features/case/as-of.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { caseTrail, caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { caseDecisions } from '#app/features/case/decisions.query.server.ts'
import { entryPage } from '#app/features/case/entry-page.query.server.ts'
import { caseList, caseSearch } from '#app/features/cases/case-list.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const called = {
  happened: { day: '2026-09-15', time: '09:40' },
  with: 'parent',
  who: 'Ana Marchetti (mother)',
  why: 'Weapon access',
  how: 'phone',
  reached: 'yes',
  said: 'No guns at home.',
}

onBothEngines('the pages of a case', (engine) => {
  let house: House
  let caseId: string
  const rows = async (who: Person) => {
    const { sections } = await house.ask(myWork, who, {})
    return sections.flatMap(({ name, rows: list }) => list.map((row) => `${name}: ${row.what}`))
  }
  const everything = (view: unknown) => JSON.stringify(view)

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder({ opened: false })
  })

  it('My work asks the school’s group to open a report, and the people on call once it is late', async () => {
    expect(await rows('triage')).toEqual(['Today: Open this report'])
    expect(await rows('onCall')).toEqual([])
    expect(await rows('outsider')).toEqual([])
    const late = await house.later(61).ask(myWork, 'onCall', {})
    expect(late.words).toBe('1 thing needs you. 1 is overdue.')
    await house.run(acknowledgeReport, 'triage', { caseId })
    expect(await rows('onCall')).toEqual([])
    expect(await rows('triage')).toEqual(['Today: Finish the screening'])
  })

  it('Cases lists and finds what a person may see, and nothing else', async () => {
    const { rows: seen, count } = await house.ask(caseList, 'triage', {})
    expect([seen.map((row) => [row.number, row.stage, row.level]), count]).toEqual([
      [['RA-26-0001', 'Screening', undefined]],
      '1',
    ])
    expect((await house.ask(caseList, 'outsider', {})).rows).toEqual([])
    expect((await house.ask(caseSearch, 'triage', { words: '0001' })).rows).toHaveLength(1)
    expect((await house.ask(caseSearch, 'outsider', { words: '0001' })).rows).toEqual([])
    await expect(house.ask(caseSearch, 'triage', { words: 'x' })).rejects.toMatchObject({ name: 'InputRefused' })
    await expect(house.ask(caseList, 'triage', { after: 'nowhere' })).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('the case page shows what was saved, and answers 404 to everybody outside', async () => {
    const { entryId } = await house.run(recordContact, 'triage', { caseId, ...called })
    const page = await house.ask(casePage, 'triage', { caseId, saved: entryId })
    expect(page).toMatchObject({
      title: 'Screening RA-26-0001',
      saved: 'On record: Contact with Ana Marchetti (mother): reached.',
      screening: true,
    })
    expect(page.next?.heading).toBe('To finish')
    expect(page.timeline.items[0]?.id).toBeDefined()
    expect(page.add.map(({ label }) => label)).toContain('Health')
    expect(page.next?.action?.href).toBe('triage')
    await expect(house.ask(casePage, 'auditor', { caseId })).rejects.toMatchObject({ status: 404 })
    await house.run(openToAudit, 'auditor', { caseId, reason: 'The yearly review of screenings.' })
    const audited = await house.ask(casePage, 'auditor', { caseId })
    expect(audited.next).toBeNull()
    expect(audited).toMatchObject({ opensPlan: false, startsPlan: false, add: [], steps: [] })
    const links = [...audited.rightNow, ...audited.due].map(({ href }) => href)
    expect(links.filter((href) => href !== undefined && !/^entries\/|^\/cases\/\w+$/.test(href))).toEqual([])
    await expect(house.ask(casePage, 'outsider', { caseId })).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(casePage, 'triage', { caseId: 'cas_none' })).rejects.toMatchObject({ status: 404 })
  })

  it('an entry is read with what its reader may see of it', async () => {
    const { timeline } = await house.ask(casePage, 'triage', { caseId })
    const report = timeline.items.find(({ sentence }) => sentence.startsWith('Report'))?.id ?? ''
    const read = await house.ask(entryPage, 'triage', { caseId, entryId: report })
    expect(everything(read.versions[0]?.parts)).toContain('Test referrer')
    const audited = await house.ask(entryPage, 'auditor', { caseId, entryId: report })
    expect(audited.versions[0]).toMatchObject({ by: 'A staff member' })
    expect(everything(audited.versions)).not.toContain('Test referrer')
    await expect(house.ask(entryPage, 'triage', { caseId, entryId: 'ent_none' })).rejects.toMatchObject({ status: 404 })
  })

  it('a health part is read by counselors of the case; others learn that it exists', async () => {
    const { entryId } = await house.run(recordHealth, 'triage', {
      caseId,
      happened: { day: '2026-09-15', time: '09:45' },
      about: 'session',
      note: 'Leo sleeps badly.',
    })
    expect(everything(await house.ask(entryPage, 'triage', { caseId, entryId }))).toContain('sleeps badly')
    const sealed = await house.ask(entryPage, 'auditor', { caseId, entryId })
    expect(everything(sealed)).not.toContain('sleeps badly')
    expect(sealed.versions[0]?.parts).toMatchObject({ health: { sealed: true } })
  })

  it('paper leaves out the reporter and health, and is recorded as a print', async () => {
    const paper = await house.ask(casePrint, 'triage', { caseId })
    const authors = paper.entries.filter(({ kind }) => kind === 'report' || kind === 'identified').map(({ by }) => by)
    expect(new Set(authors)).toEqual(new Set(['A staff member']))
    expect(everything(paper.entries)).not.toMatch(/sleeps badly|Test referrer|health/i)
    expect((await house.log()).at(-1)).toMatchObject({ act: 'printed', obj: { id: caseId } })
    await expect(house.ask(casePrint, 'auditor', { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('as of an earlier moment shows only what was on record by then', async () => {
    const before = await house.ask(caseAsOf, 'triage', { caseId, day: '2026-09-15', time: '10:00' })
    expect(before.then?.timeline.map(({ sentence }) => sentence.split(' ')[0])).toEqual(
      expect.arrayContaining(['Report']),
    )
    expect(before.then?.timeline.some(({ sentence }) => sentence.startsWith('Contact'))).toBe(false)
    const day = await house.ask(caseAsOf, 'triage', { caseId, day: '2026-09-15' })
    expect(day.then?.timeline.some(({ sentence }) => sentence.startsWith('Contact'))).toBe(true)
    expect(day.then?.wholeDay).toBe('2026-09-15')
    expect((await house.ask(caseAsOf, 'triage', { caseId, day: '2026-09-14' })).then?.known).toBe(false)
    const ahead = await house.ask(caseAsOf, 'triage', { caseId, day: '2026-09-16' })
    expect(ahead).toMatchObject({ future: true, then: null })
    const tonight = await house.ask(caseAsOf, 'triage', { caseId, day: '2026-09-15', time: '23:59' })
    expect(tonight).toMatchObject({ future: true, then: null })
    await expect(house.ask(caseAsOf, 'triage', { caseId, day: 'soon' })).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('the trail tells in sentences who did and saw what; who reported stays unnamed for the auditor', async () => {
    const { lines } = await house.ask(caseTrail, 'auditor', { caseId })
    const said = lines.map(({ who, what }) => `${who} ${what}`)
    expect(said).toContain('Test triage put on record: Contact with Ana Marchetti (mother): reached.')
    expect(said).toContain('Test triage printed the case file')
    expect(said.some((line) => line.includes('Test outsider'))).toBe(true)
    expect(said.some((line) => line.includes('Test referrer'))).toBe(false)
    const viewers = await house.ask(caseViewers, 'auditor', { caseId })
    expect(viewers.lines.map(({ what }) => what)).toContain('looked at the case page')
    expect(viewers.lines.some(({ what }) => what.startsWith('put on record'))).toBe(false)
    await expect(house.ask(caseViewers, 'member', { caseId })).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(caseTrail, 'triage', { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('decisions are for the lead and the auditor', async () => {
    const { decisions } = await house.ask(caseDecisions, 'auditor', { caseId })
    expect(decisions.map(({ by }) => by)).toContain('Test triage')
    await expect(house.ask(caseDecisions, 'triage', { caseId })).rejects.toMatchObject({ status: 404 })
  })
})
