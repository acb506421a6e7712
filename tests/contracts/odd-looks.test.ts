import { beforeAll, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { changeLooks } from '#app/features/district/change-looks.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { oddLooksPage } from '#app/features/looks/odd-looks.query.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const silent = {
  info: () => undefined,
  fault: (_what: string, error: unknown) => {
    throw error
  },
}

onBothEngines('looks worth asking about', (engine) => {
  let house: House
  const jobs = () => runJobs({ runtime: house.runtime, newId, log: silent }, 'one server')
  const listed = async (reader: Person, who?: Person) => {
    const view = await house.ask(oddLooksPage, reader, { who: who ? house.id(who) : '' })
    return view.lines.map(({ who: name, what }) => `${name}: ${what.replace(/RA?-\d\d-\d{4}|R-\d{4}/, 'a number')}`)
  }
  const looksIn = async (reader: Person) => (await house.ask(myWork, reader, {})).house.map(({ what }) => what)
  const reports: string[] = []

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    await house.run(loadRoster, 'administrator', {
      students: [{ schoolCode: 'ACE', studentNumber: '1003', given: 'Mia', family: 'Oncall', grade: '4' }],
    })
    for (let n = 0; n < 31; n++) reports.push(await house.folder({ opened: false }))
  }, 120_000)

  it('are none while people do their work, however often', async () => {
    const caseId = await house.folder()
    await house.run(recordContact, 'triage', aContact(caseId))
    for (let n = 0; n < 40; n++) {
      house.later(9)
      await house.ask(casePage, 'triage', { caseId })
    }
    await jobs()
    expect(await listed('auditor')).toEqual([])
    expect(await looksIn('otherLead')).toEqual([])
  })

  it('show who opens every report there is, and ask the district leads and auditors to look, once a day', async () => {
    for (const caseId of reports.slice(0, 30)) await house.ask(casePage, 'onCall', { caseId })
    await jobs()
    expect(await listed('auditor')).toEqual([])
    await house.ask(casePage, 'onCall', { caseId: reports[30] })
    await jobs()
    house.later(2)
    await jobs()
    expect(await listed('auditor')).toEqual([
      'Test onCall: Opened 31 different cases and pages of people within an hour',
    ])
    expect((await house.log()).filter(({ act }) => act === 'looks.many')).toMatchObject([
      { actor: { k: 'job' }, obj: { t: 'user', id: house.id('onCall'), n: 31 } },
    ])
    const row = expect.stringMatching(/^Test onCall opened 31 different cases within an hour on /)
    expect(await looksIn('otherLead')).toEqual([row])
    expect(await looksIn('auditor')).toEqual([row])
    expect(await looksIn('lead')).toEqual([])
    expect(await looksIn('onCall')).toEqual([])
  })

  it('stop nobody, and the row is gone for whoever opened the list of that person: that is on record', async () => {
    expect(await house.ask(casePage, 'onCall', { caseId: reports[0] })).toBeTruthy()
    await house.ask(oddLooksPage, 'otherLead', { who: house.id('onCall') })
    expect(await looksIn('otherLead')).toEqual([])
    expect(await looksIn('districtLead')).toHaveLength(1)
    expect((await house.log()).findLast(({ obj }) => obj.id === 'oddLooksPage')).toMatchObject({
      act: 'viewed',
      actor: { id: house.id('otherLead') },
      obj: { sec: `odd looks, ${house.id('onCall')}` },
      why: 'rule:district lead',
    })
  })

  it('show looks at one’s own family name, at what one is kept out of, and the search for one child', async () => {
    house.later(24 * 60)
    const mia = (await house.store.read(({ people }) => people.byStudentNumber('1003')))?.id
    await house.ask(personPage, 'onCall', { personId: mia })
    for (let n = 0; n < 6; n++) await house.ask(findPeople, 'outsider', { words: 'Leo Marchetti' })
    const caseId = await house.folder()
    await house.run(declareRecusal, 'triage', { caseId })
    await expect(house.ask(casePage, 'triage', { caseId })).rejects.toMatchObject({ status: 404 })
    const all = await listed('auditor')
    expect(all.slice(0, 2)).toEqual([
      'Test triage: Tried to open a number',
      'Test onCall: Looked at the page of a person (M. O.)',
    ])
    expect(all.at(-1)).toBe('Test outsider: Searched for the same person (L. M.) 6 times')
    // Whoever is kept out of the case is not told of it, also as a reader of the log.
    await house.run(declareRecusal, 'districtLead', { caseId })
    expect(await listed('districtLead', 'triage')).toEqual([])
    expect(await listed('otherLead', 'triage')).toHaveLength(1)
  })

  it('show each emergency opening, and who comes back to a report without doing anything there', async () => {
    const caseId = await house.folder()
    const number = await house.store.read(async ({ index }) => (await index.row(caseId))?.caseNumber)
    const reason = 'He left class upset. I need to know whom to call.'
    await house.run(startBreakGlass, 'otherLead', { number, code: 'missing', reason })
    await house.ask(casePage, 'otherLead', { caseId })
    expect(await listed('auditor', 'otherLead')).toEqual(['Test otherLead: Opened a number in an emergency: one look'])
    for (let n = 0; n < 3; n++) {
      await house.ask(casePage, 'districtLead', { caseId: reports[0] })
      house.later(45)
    }
    expect(await listed('auditor', 'districtLead')).toEqual(['Test districtLead: Came back to a number on 3 occasions'])
  })

  it('follow the district’s own numbers, and only between the days that were asked for', async () => {
    await house.run(changeLooks, 'administrator', {
      ...{ casesAnHour: '31', occasions: '4', students: '10', searches: '6' },
      ...{ basisKind: 'ours', basisText: 'Board policy 5145' },
    })
    const kinds = (await listed('auditor')).map((line) => line.split(' a ')[0])
    expect(kinds).toEqual([
      'Test triage: Tried to open',
      expect.stringContaining('Looked at'),
      'Test otherLead: Opened',
    ])
    const view = await house.ask(oddLooksPage, 'auditor', { until: '2026-09-14' })
    expect(view).toMatchObject({ lines: [], numbers: { casesAnHour: 31, basis: { text: 'Board policy 5145' } } })
  })

  it('are read by nobody but who reads the log', async () => {
    for (const who of ['lead', 'triage', 'onCall', 'administrator'] as const)
      await expect(house.ask(oddLooksPage, who, {})).rejects.toMatchObject({ status: 403 })
  })
})
