import { beforeAll, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { caseAccess } from '#app/features/case/case-access.query.server.ts'
import { caseAsOf } from '#app/features/case/as-of.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { caseTrail, caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { caseDecisions } from '#app/features/case/decisions.query.server.ts'
import { keptOut } from '#app/features/case/kept-out.query.server.ts'
import { caseList, caseSearch } from '#app/features/cases/case-list.query.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const origin = 'http://localhost:3000'
const password = 'brass lantern over quiet water'
const silent = {
  info: () => undefined,
  fault: (_what: string, error: unknown) => {
    throw error
  },
}

onBothEngines('a case that somebody is kept out of', (engine) => {
  let house: House
  let caseId: string
  let leo: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    leo = (await house.store.read(({ people }) => people.byStudentNumber('1001')))?.id ?? ''
    caseId = await house.folder()
    const named = { caseId, concern: 'student', personId: leo, identifiers: ['student-number', 'photo'] }
    await house.run(identifyStudent, 'triage', named)
    const opening = { caseId, outcome: 'open', rationale: 'Needs a closer look.', followUps: [], basedOn: '99' }
    await house.run(proposeOutcome, 'triage', opening)
  }, 60_000)
  const number = async () => (await house.ask(casePage, 'triage', { caseId })).identity.number
  const everywhere = async (who: Person, words: string) => ({
    list: JSON.stringify((await house.ask(caseList, who, {})).rows),
    found: JSON.stringify((await house.ask(caseSearch, who, { words })).rows),
    byName: JSON.stringify((await house.ask(caseSearch, who, { words: 'Marchetti' })).rows),
    work: JSON.stringify(await house.ask(myWork, who, { all: '1' })),
    person: JSON.stringify((await house.ask(personPage, who, { personId: leo })).contacts),
  })

  it('is on no list, in no search, no work, no print, no log and on no page of the student, and can’t be opened in an emergency', async () => {
    const words = await number()
    const before = await everywhere('lead', words)
    for (const [place, text] of Object.entries(before)) expect(text, place).toContain(caseId)
    await house.run(declareRecusal, 'lead', { caseId })
    const after = await everywhere('lead', words)
    for (const [place, text] of Object.entries(after)) expect(text, place).not.toContain(caseId)
    expect(after.person).toBe('[]')
    expect((await house.ask(caseList, 'lead', {})).count).toBe('0')
    for (const query of [casePage, caseAsOf, casePrint, caseDecisions, caseAccess, caseViewers, caseTrail, keptOut])
      await expect(house.ask(query as typeof casePage, 'lead', { caseId }), query.name).rejects.toMatchObject({
        status: 404,
      })
    const open = { number: words, code: 'danger', reason: 'I need to know where he is this morning.' }
    const nowhere = await house.run(startBreakGlass, 'lead', { ...open, number: 'RA-26-9999' }).catch((e: unknown) => e)
    const here = await house.run(startBreakGlass, 'lead', open).catch((error: unknown) => error)
    expect(here).toBeInstanceOf(Error)
    expect(String(here)).toBe(String(nowhere))
    expect((here as { errors?: unknown }).errors).toEqual((nowhere as { errors?: unknown }).errors)
  })

  it('is not named in the audit log to a district lead who is kept out, and to the others it is', async () => {
    const words = await number()
    const read = async (who: Person, filter = {}) =>
      (await house.ask(auditLog, who, filter)).lines.map(({ on }) => on).join('\n')
    for (const filter of [{}, { object: words }, { object: caseId }])
      expect(await read('otherLead', filter)).toContain(words)
    await house.run(recuseSomebody, 'otherLead', { caseId, userId: house.id('districtLead'), because: 'A neighbor.' })
    expect(await read('districtLead')).toContain('case that you are not shown')
    for (const filter of [{}, { object: words }, { object: caseId }]) {
      expect(await read('districtLead', filter)).not.toContain(words)
      expect(await read('districtLead', filter)).not.toContain(caseId)
    }
    expect(await read('districtLead', { object: words })).toBe('')
    expect(await read('auditor', { object: words })).toContain(words)
  })

  it('says on the page of a student by which role, for which school and since when it is read', async () => {
    const { why } = await house.ask(personPage, 'triage', { personId: leo })
    expect(why).toMatch(/^Counselor or psychologist, Alder Creek Elementary, since 1 Aug\. Cases stand here only/)
    expect((await house.ask(personPage, 'onCall', { personId: leo })).why).toMatch(/, the whole district, since /)
  })

  it('is still there for everybody else, and a district lead reads who tried', async () => {
    expect((await house.ask(casePage, 'triage', { caseId })).caseId).toBe(caseId)
    const { tries } = await house.ask(myWork, 'otherLead', {})
    expect(tries.map((one) => one.caseId)).toContain(caseId)
  })

  it('is about themselves: within a minute no session of theirs opens anything, and they can’t sign in', async () => {
    const auth = createAuth(house.runtime, { https: false, origin })
    const hash = await house.runtime.passwords.hash(password)
    await house.store.write((records) => records.write.setPassword(house.id('outsider'), hash, house.clock.now()))
    const knock = () =>
      auth.signIn.withPassword({ signIn: 'outsider', password, network: 'n', agent: 'a', requestId: 'req_1' })
    const came = await knock()
    const cookie = auth.cookie.set(came.ok ? came.token : '')
    const visit = () => auth.visitor(new Request(`${origin}/work`, { headers: { Cookie: cookie } }), 'req_2', 'n1')
    expect((await visit()).state).toBe('signed in')
    const said = {
      ...{ whom: 'staff', staffName: 'Somebody there', danger: 'no', what: 'She’s gonna get what’s coming.' },
      ...{ weapon: 'no', whereNow: 'unknown', schoolId: house.id('DVH') },
    }
    const matter = await house.run(sendReport, 'referrer', said)
    await house.run(acknowledgeReport, 'districtLead', { caseId: matter.caseId })
    const confirmed = { concern: 'staff', userId: house.id('outsider'), name: 'Test outsider' }
    await house.run(identifyStudent, 'districtLead', {
      ...{ caseId: matter.caseId, ...confirmed, identifiers: ['photo', 'handle'] },
    })
    house.later(0.25)
    await runJobs({ runtime: house.runtime, newId, log: silent }, 'one server')
    expect((await visit()).state).toBe('nobody')
    expect(await knock()).toEqual({ ok: false, because: 'wrong' })
  })
})
