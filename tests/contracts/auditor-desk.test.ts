import { beforeAll, expect, it } from 'vitest'
import { afterWeek, weekOf } from '#app/domain/review-weeks.ts'
import { localOf } from '#app/domain/time.ts'
import { onePersonsLooks } from '#app/features/audit-log/one-persons-looks.query.server.ts'
import { caseDecisions } from '#app/features/case/decisions.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { auditDesk } from '#app/features/desk/desk.query.server.ts'
import { drawSample } from '#app/features/desk/draw-sample.command.server.ts'
import { recordFinding } from '#app/features/desk/record-finding.command.server.ts'
import { samplePage } from '#app/features/desk/sample-pages.query.server.ts'
import { signWeek } from '#app/features/desk/sign-week.command.server.ts'
import { weekReview } from '#app/features/desk/week-review.query.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('the auditor’s desk', (engine) => {
  let house: House
  let caseId: string
  let number: string
  const reason = 'He left class upset. I need to know whom to call.'
  const today = () => localOf(house.clock.now(), 'America/Los_Angeles').day
  const numberOf = async (id: string) =>
    (await house.store.read(async ({ index }) => (await index.row(id))?.caseNumber)) ?? ''
  const others: readonly Person[] = ['lead', 'triage', 'referrer', 'administrator']

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
    await house.runtime.projectQueued(100)
    number = await numberOf(caseId)
  })

  it('lists decisions worth a look with who, when and which case, for whoever reads the log, and is on record', async () => {
    await house.run(startBreakGlass, 'otherLead', { number, code: 'missing', reason })
    const desk = await house.ask(auditDesk, 'auditor', {})
    expect(desk.lines).toMatchObject([
      {
        kind: 'emergency',
        what: 'Opened in an emergency: not reviewed yet',
        who: 'Test otherLead',
        number,
        missing: [],
        href: `/cases/${caseId}/viewers`,
      },
    ])
    expect(JSON.stringify(desk)).not.toContain('upset')
    expect(desk.proof.length).toBeGreaterThan(0)
    expect((await house.log()).at(-1)).toMatchObject({
      act: 'viewed',
      actor: { id: house.id('auditor') },
      obj: { t: 'query', id: 'auditDesk', sec: 'desk', n: 1 },
      why: 'rule:auditor',
    })
    for (const who of others) await expect(house.ask(auditDesk, who, {}), who).rejects.toMatchObject({ status: 403 })
  })

  it('finds a case by its number, with the ways on that each reader has', async () => {
    const ways = async (who: Person, more = number) => {
      const { found } = await house.ask(auditDesk, who, { number: more })
      return found?.ways.map(({ label }) => label)
    }
    expect(await ways('auditor', number.toLowerCase())).toEqual([
      'Open it with a reason, and read it',
      'Who viewed this',
      'Trail',
      'Who can see it',
    ])
    expect(await ways('otherLead')).toEqual(['Who viewed this', 'Who can see it'])
    expect(await ways('auditor', 'RA-99-9999')).toBeUndefined()
  })

  it('tells of no case to whoever is kept out of it', async () => {
    const hidden = await house.folder()
    const hiddenNumber = await numberOf(hidden)
    await house.run(startBreakGlass, 'otherLead', { number: hiddenNumber, code: 'missing', reason })
    await house.runtime.projectQueued(100)
    const seen = async () => (await house.ask(auditDesk, 'districtLead', {})).lines.map((line) => line.number)
    expect(await seen()).toContain(hiddenNumber)
    await house.run(declareRecusal, 'districtLead', { caseId: hidden })
    expect(await seen()).not.toContain(hiddenNumber)
    expect((await house.ask(auditDesk, 'districtLead', { number: hiddenNumber })).found).toBeNull()
    const { cases } = await house.ask(onePersonsLooks, 'districtLead', { who: house.id('triage') })
    expect(JSON.stringify(cases)).not.toContain(hidden)
    expect(cases.map(({ name }) => name)).not.toContain(hiddenNumber)
  })

  it('says of each decision under which rule and profile it was made, and leads to what was on record then', async () => {
    await house.run(openToAudit, 'auditor', { caseId, reason: 'Yearly review.' })
    const { decisions } = await house.ask(caseDecisions, 'auditor', { caseId })
    const opened = decisions[0]
    expect(opened?.under).toMatch(
      /^In the triage group .*\. Profile: California default, version 1, with the district’s numbers of then \([0-9a-f]{12}\)\. Table of rights: \d+\.$/,
    )
    expect(opened?.asOf).toMatch(new RegExp(`^/cases/${caseId}/as-of\\?day=2026-09-15&time=\\d\\d%3A\\d\\d$`))
  })

  it('shows what one person saw between two days, by case, and records that somebody asked', async () => {
    await house.ask(casePage, 'triage', { caseId })
    await house.ask(casePage, 'triage', { caseId })
    const looks = await house.ask(onePersonsLooks, 'auditor', { who: house.id('triage') })
    const ofCase = looks.cases.find(({ name }) => name === number)
    expect(ofCase).toMatchObject({ looks: 2, refused: 0, what: ['the case page, 2 times'], taken: [] })
    expect((await house.log()).at(-1)).toMatchObject({
      act: 'viewed',
      obj: { id: 'onePersonsLooks', sec: `one person, ${house.id('triage')}` },
    })
    const before = await house.ask(onePersonsLooks, 'auditor', { who: house.id('triage'), until: '2026-09-01' })
    expect(before).toMatchObject({ cases: [], people: [], pages: [] })
    expect((await house.ask(onePersonsLooks, 'auditor', {})).who).toBeNull()
    for (const who of others)
      await expect(house.ask(onePersonsLooks, who, {}), who).rejects.toMatchObject({ status: 403 })
  })

  it('has a week signed once, when it is over, with a word where something has to be put right', async () => {
    const week = weekOf(today())
    const sign = (who: Person, more: object) => house.run(signWeek, who, { week, found: 'nothing', ...more })
    await expect(sign('auditor', {})).rejects.toMatchObject({ rule: 'week' })
    house.later(7 * 24 * 60)
    expect((await house.ask(myWork, 'auditor', {})).house.map(({ href }) => href)).toContain(`/audit/weeks/${week}`)
    expect((await house.ask(auditDesk, 'auditor', {})).weeks.waiting).toContain(week)
    await expect(sign('auditor', { found: 'something' })).rejects.toMatchObject({
      errors: { note: expect.any(String) },
    })
    await expect(sign('auditor', { week: '2026-09-15' })).rejects.toMatchObject({ rule: 'week' })
    for (const who of [...others, 'districtLead'] as const)
      await expect(sign(who, {}), who).rejects.toMatchObject({ status: 403 })
    await sign('auditor', { found: 'something', note: 'Nobody reviewed an emergency yet.' })
    const event = (await house.log()).filter(({ act }) => act === 'week.signed')
    expect(event).toMatchObject([{ obj: { t: 'week', sec: week }, why: 'rule:auditor', st: [{ t: 'weekReview' }] }])
    expect(await house.sealedOf(event[0]?.seq)).toContain('Nobody reviewed an emergency yet.')
    await expect(sign('auditor', {})).rejects.toMatchObject({ rule: 'week' })
    const review = await house.ask(weekReview, 'otherLead', { week })
    expect(review.signed).toMatchObject({ by: 'Test auditor', found: true, note: 'Nobody reviewed an emergency yet.' })
    expect(review.lines.length).toBeGreaterThan(0)
    expect((await house.ask(myWork, 'auditor', {})).house.map(({ href }) => href)).not.toContain(`/audit/weeks/${week}`)
    await expect(house.ask(weekReview, 'auditor', { week: afterWeek(afterWeek(week)) })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('draws cases at random so that the draw can be repeated, and keeps what was found in each', async () => {
    const among = { asked: '5', from: '2026-09-01', until: today() }
    await expect(house.run(drawSample, 'auditor', { ...among, asked: '0' })).rejects.toMatchObject({
      errors: { asked: expect.any(String) },
    })
    await expect(house.run(drawSample, 'auditor', { ...among, until: '2026-09-02' })).rejects.toMatchObject({
      errors: { from: 'No such case was opened or ended in these days.' },
    })
    for (const who of [...others, 'districtLead'] as const)
      await expect(house.run(drawSample, who, among), who).rejects.toMatchObject({ status: 403 })
    const { sampleId } = await house.run(drawSample, 'auditor', among)
    const page = () => house.ask(samplePage, 'auditor', { sampleId })
    expect((await page()).cases.map((one) => one.number).sort()).toContain(number)
    expect(await page()).toMatchObject({ again: true, hidden: 0 })
    const found = (more: object) =>
      house.run(recordFinding, 'auditor', { sampleId, drawnCaseId: caseId, verdict: 'sound', ...more })
    await expect(found({})).rejects.toMatchObject({ rule: 'opened to audit' })
    await expect(found({ drawnCaseId: 'cas_none' })).rejects.toMatchObject({ status: 404 })
    await house.run(openToAudit, 'auditor', { caseId, reason: 'It was drawn.' })
    await expect(found({ verdict: 'put right' })).rejects.toMatchObject({ errors: { words: expect.any(String) } })
    await found({})
    house.later(1)
    await found({ verdict: 'put right', words: 'The second call home is missing.' })
    const one = (await page()).cases.find((drawn) => drawn.caseId === caseId)
    expect(one?.findings).toMatchObject([
      { verdict: 'Something has to be put right', words: 'The second call home is missing.' },
      { verdict: 'Sound', words: null },
    ])
    const events = (await house.log()).filter(({ act }) => act === 'sample.found')
    expect(events).toMatchObject([{ obj: { t: 'case', id: caseId } }, { obj: { t: 'case', id: caseId } }])
    expect((await house.ask(auditDesk, 'auditor', {})).samples).toMatchObject([{ id: sampleId, done: 1 }])
  })

  it('counts what happened, day by day and month by month', async () => {
    const { activity } = await house.ask(auditDesk, 'auditor', {})
    const [looks, changes, refusals] = activity.days.series.map(({ values }) => values.reduce((sum, n) => sum + n, 0))
    const log = await house.log()
    expect(looks).toBe(log.filter(({ act, obj }) => act === 'viewed' && obj.id !== 'none').length - 1)
    expect(refusals).toBe(log.filter(({ act }) => ['refused', 'ruleBroken'].includes(act)).length)
    expect(changes).toBeGreaterThan(0)
    const emergencies = activity.months.series.find(({ label }) => label === 'Opened in an emergency')
    expect(emergencies?.values.at(-1)).toBe(2)
    expect(activity.days.names).toHaveLength(28)
    expect(activity.months.names.at(-1)).toBe('Sep 2026')
  })
})
