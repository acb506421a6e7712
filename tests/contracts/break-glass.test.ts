import { z } from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { entryPage } from '#app/features/case/entry-page.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { closeBreakGlass } from '#app/features/emergency/close-break-glass.command.server.ts'
import { emergenciesPage, emergencyPage } from '#app/features/emergency/emergency-pages.query.server.ts'
import { reviewBreakGlass } from '#app/features/emergency/review-break-glass.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import type { CaseQuery } from '#app/gates/query.ts'
import { caseQuery } from '#app/gates/query.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const more = {
  counselor: [['counselor', 'ACE']],
  principal: [['principal', 'ACE']],
  counselorElsewhere: [['counselor', 'DVH']],
  officer: [['officer', 'ACE']],
  chairElsewhere: [['chair', 'DVH']],
} as const
const as = (name: keyof typeof more) => name as Person
const reason = 'Leo is missing from class and his aunt called.'
const verdict = (openingId: string) => ({ openingId, verdict: 'justified', note: 'Read the case page and the call.' })

/** Reads every sealed part there is, as far as the sight allows. */
const sealed: CaseQuery<z.ZodType<{ caseId: string }>, 'case.read', string[], string[]> = caseQuery({
  name: 'sealedParts',
  input: z.object({ caseId: z.string() }),
  permission: 'case.read',
  caseId: ({ caseId }) => caseId,
  load: async (work) => {
    const all = ['reporter', 'health', 'law', 'juvenile', 'legal'] as const
    const read = await Promise.all(all.map(async (one) => [one, (await work.sealed(one)).size] as const))
    return read.flatMap(([one, size]) => (size > 0 ? [one] : []))
  },
  redact: (rows) => rows,
})

onBothEngines('opening a case in an emergency', (engine) => {
  let url: string
  let first: House
  let caseId: string
  const number = 'RA-26-0001'
  beforeAll(async () => {
    const made = await engine.fresh()
    url = made.url
    first = await aHouse(made.store)
    for (const [name, roles] of Object.entries(more)) {
      const { userId } = await first.run(createUser, 'administrator', {
        signIn: name.toLowerCase(),
        name: `Test ${name}`,
        title: name,
        agreementUntil: roles.some(([role]) => (role as string) === 'officer') ? '2027-06-30' : '',
      })
      first.ids.set(name, userId)
      for (const [role, code] of roles) {
        const given = { userId, role, schoolId: first.id(code), from: '2026-08-01', reason: 'set up' }
        await first.run(giveGrant, 'cli', { ...given, until: role === 'officer' ? '2027-06-30' : '' })
      }
    }
    caseId = await first.folder()
    await first.run(recordHealth, 'triage', {
      caseId,
      happened: { day: '2026-09-15', time: '09:30' },
      about: 'session',
      note: 'Sleeps badly.',
    })
    await made.store.close()
  })
  const aFreshHouse = async () => first.over((await engine.fresh(url)).store)
  const start = (house: House, who: Person, asked: Record<string, unknown> = {}) =>
    house.run(startBreakGlass, who, { number, code: 'missing', reason, ...asked })
  const openingIn = async (house: House, who: Person) => {
    const [row] = await house.store.read((records) => records.access.openingsOf(house.id(who)))
    if (!row) throw new Error('Nothing was opened')
    return row
  }
  const acts = async (house: House) => (await house.log()).map(({ act, why, out }) => `${act} ${why} ${out}`)
  const rowsOf = async (house: House, who: Person) => {
    const { sections } = await house.ask(myWork, who, {})
    return sections.flatMap(({ name, rows }) =>
      rows.filter(({ id }) => id.includes(':emergency:')).map((row) => ({ section: name, ...row })),
    )
  }

  it('reads for sixty minutes and changes nothing', async () => {
    const house = await aFreshHouse()
    await expect(house.ask(casePage, as('counselor'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect(await start(house, as('counselor'))).toEqual({ caseId, already: false })
    const page = await house.ask(casePage, as('counselor'), { caseId })
    expect(page.identity.opened).toMatchObject({ kind: 'emergency', until: '11:00 am', caseId })
    expect(page).toMatchObject({ add: [], steps: [], next: null, inDanger: false, reopen: false })
    expect(page.due.flatMap(({ href }) => href ?? [])).toEqual([])
    await expect(house.run(recordContact, as('counselor'), aContact(caseId))).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(casePrint, as('counselor'), { caseId })).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(caseViewers, as('counselor'), { caseId })).rejects.toMatchObject({ status: 404 })
    house.later(59)
    await house.ask(casePage, as('counselor'), { caseId })
    house.later(1)
    await expect(house.ask(casePage, as('counselor'), { caseId })).rejects.toMatchObject({ status: 404 })
  })

  it('never shows who reported, police or legal matter; health to counselors and chairs alone', async () => {
    const house = await aFreshHouse()
    await start(house, as('counselor'))
    expect(await house.ask(sealed, as('counselor'), { caseId })).toEqual(['health'])
    await start(house, as('principal'))
    expect(await house.ask(sealed, as('principal'), { caseId })).toEqual([])
    const page = await house.ask(casePage, as('principal'), { caseId })
    const report = page.timeline.items.find(({ sentence }) => sentence.startsWith('Report'))?.id ?? ''
    const read = await house.ask(entryPage, as('principal'), { caseId, entryId: report })
    expect(JSON.stringify(read.versions)).not.toContain('Test referrer')
    expect(JSON.stringify(page)).not.toContain('Test referrer')
  })

  it('answers alike for what is not there and what is not theirs, and refuses who has no such role', async () => {
    const house = await aFreshHouse()
    const told = async (who: Person, asked: Record<string, unknown>) => {
      try {
        await start(house, who, asked)
      } catch (error) {
        return (error as { errors?: unknown }).errors
      }
      return 'opened'
    }
    const nothing = await told(as('counselor'), { number: 'RA-26-9999' })
    expect(nothing).toMatchObject({ number: expect.stringContaining('No case that you can open') as string })
    expect(await told(as('counselorElsewhere'), {})).toEqual(nothing)
    expect(await told(as('counselorElsewhere'), { number: '', student: '1001' })).toEqual(
      await told(as('counselorElsewhere'), { number: '', student: '9999' }),
    )
    for (const who of [as('officer'), 'member', 'auditor', 'administrator', 'referrer'] as const)
      await expect(start(house, who), who).rejects.toMatchObject({ status: 403 })
    const refused = (await acts(house)).filter((line) => line.startsWith('breakGlass.refused'))
    expect(refused).toContain('breakGlass.refused rule:no such folder deny')
    expect(refused).toContain('breakGlass.refused rule:not theirs to open deny')
    expect(await house.store.read((records) => records.access.allOpenings())).toEqual([])
  })

  it('refuses a short reason, and finds nothing for a student without a case', async () => {
    const house = await aFreshHouse()
    await expect(start(house, as('counselor'), { reason: 'Because I must' })).rejects.toMatchObject({
      errors: { reason: expect.stringContaining('at least 20') as string },
    })
    const byName = { number: '', student: 'Oliver Pham', schoolId: house.id('ACE') }
    await expect(start(house, as('counselor'), byName)).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('leads whoever is on the case already to it, and opens nothing', async () => {
    const house = await aFreshHouse()
    expect(await start(house, 'triage')).toEqual({ caseId, already: true })
    expect(await house.store.read((records) => records.access.allOpenings())).toEqual([])
  })

  it('is not had again by the same person until somebody reviewed it', async () => {
    const house = await aFreshHouse()
    await start(house, as('counselor'))
    await expect(start(house, as('counselor'))).rejects.toMatchObject({ name: 'InputRefused' })
    house.later(90)
    await expect(start(house, as('counselor'))).rejects.toMatchObject({ name: 'InputRefused' })
    const { id } = await openingIn(house, as('counselor'))
    await house.run(reviewBreakGlass, 'lead', verdict(id))
    expect(await start(house, as('counselor'))).toMatchObject({ already: false })
  })

  it('is ended early by whoever opened', async () => {
    const house = await aFreshHouse()
    await expect(house.run(closeBreakGlass, as('counselor'), { caseId })).rejects.toMatchObject({ status: 404 })
    await start(house, as('counselor'))
    house.later(5)
    await house.run(closeBreakGlass, as('counselor'), { caseId })
    await expect(house.ask(casePage, as('counselor'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect((await house.log()).filter(({ act }) => act === 'breakGlass.closed')).toHaveLength(1)
  })

  it('is suspended while a review is more than three days late', async () => {
    const house = await aFreshHouse()
    await start(house, as('counselor'))
    const other = await house.folder()
    house.later(5 * 24 * 60)
    await expect(start(house, as('counselor'), { number: 'RA-26-0002' })).rejects.toMatchObject({ name: 'RuleBroken' })
    expect(await acts(house)).toContain('breakGlass.refused rule:suspended until reviewed deny')
    const { id } = await openingIn(house, as('counselor'))
    expect(await house.ask(emergencyPage, 'lead', { openingId: id })).toMatchObject({ suspends: true })
    await house.run(reviewBreakGlass, 'lead', verdict(id))
    expect(await start(house, as('counselor'), { number: 'RA-26-0002' })).toEqual({ caseId: other, already: false })
  })

  it('puts the opening into the event of everything that is read', async () => {
    const house = await aFreshHouse()
    await start(house, as('counselor'))
    const { id } = await openingIn(house, as('counselor'))
    const before = (await house.log()).length
    const page = await house.ask(casePage, as('counselor'), { caseId })
    await house.ask(entryPage, as('counselor'), { caseId, entryId: page.timeline.items[0]?.id })
    for (const leaf of (await house.log()).slice(before))
      expect(leaf).toMatchObject({
        act: 'viewed',
        out: 'break_glass',
        why: 'rule:opened in an emergency',
        obj: { id: caseId, opn: id },
        actor: { role: 'break-glass' },
      })
    expect((await house.log()).slice(before)).toHaveLength(2)
    const { read } = await house.ask(emergencyPage, 'districtLead', { openingId: id })
    expect(read.map(({ what }) => what)).toEqual(['looked at the case page', 'looked at an entry'])
    const { lines } = await house.ask(caseViewers, 'districtLead', { caseId })
    expect(lines.map(({ what }) => what)).toContain(
      `looked at the case page, opened in an emergency: A student can’t be found. “${reason}”`,
    )
  })

  describe('is reviewed', () => {
    it('by who finds it in My work, at once and without mail', async () => {
      const house = await aFreshHouse()
      expect(await rowsOf(house, 'lead')).toEqual([])
      await start(house, as('counselor'))
      const { id, reviewDueAt } = await openingIn(house, as('counselor'))
      for (const who of ['lead', 'districtLead', 'otherLead'] as const)
        expect(await rowsOf(house, who), who).toMatchObject([
          {
            section: 'Now',
            what: 'Test counselor opened RA-26-0001 in an emergency at 10:00 am',
            href: `/emergencies/${id}`,
            due: { at: reviewDueAt, overdue: false },
          },
        ])
      for (const who of [as('counselor'), as('principal'), as('chairElsewhere'), 'onCall', 'outsider'] as const)
        expect(await rowsOf(house, who), who).toEqual([])
      house.later(61)
      expect(await rowsOf(house, 'lead')).toMatchObject([{ section: 'Today' }])
      await house.run(reviewBreakGlass, 'otherLead', verdict(id))
      for (const who of ['lead', 'districtLead'] as const) expect(await rowsOf(house, who)).toEqual([])
    })

    it('never by whoever opened, by a chair elsewhere, nor twice', async () => {
      const house = await aFreshHouse()
      await start(house, 'otherLead')
      const { id } = await openingIn(house, 'otherLead')
      await expect(house.run(reviewBreakGlass, 'otherLead', verdict(id))).rejects.toMatchObject({
        name: 'RuleBroken',
      })
      const elsewhere = as('chairElsewhere')
      await expect(house.run(reviewBreakGlass, elsewhere, verdict(id))).rejects.toMatchObject({ status: 404 })
      await expect(house.ask(emergencyPage, elsewhere, { openingId: id })).rejects.toMatchObject({ status: 404 })
      expect((await house.ask(emergenciesPage, elsewhere, {})).waiting).toEqual([])
      for (const who of ['triage', as('principal'), 'auditor', 'administrator'] as const)
        await expect(house.run(reviewBreakGlass, who, verdict(id)), who).rejects.toMatchObject({ status: 403 })
      await expect(house.run(reviewBreakGlass, 'lead', { openingId: id, verdict: '', note: '' })).rejects.toMatchObject(
        {
          errors: { verdict: 'Choose what you found.' },
        },
      )
      await house.run(reviewBreakGlass, 'lead', verdict(id))
      await expect(house.run(reviewBreakGlass, 'lead', verdict(id))).rejects.toMatchObject({ name: 'RuleBroken' })
      const page = await house.ask(emergenciesPage, 'lead', {})
      expect(page.reviewed).toMatchObject([{ id, who: 'Test otherLead' }])
      expect(page.figures.openings).toContain('once')
      expect((await house.log()).filter(({ act }) => act === 'breakGlass.reviewed')).toHaveLength(1)
    })
  })
})
