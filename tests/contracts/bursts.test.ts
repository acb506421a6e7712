import { beforeAll, beforeEach, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { caseTrail } from '#app/features/case/case-trail.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { NotPermitted, StepUpNeeded } from '#app/gates/errors.ts'
import { startJobs } from '#app/jobs/jobs.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { burstLimits } from '#app/policy/bursts.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const { singly, quietMinutes, named } = burstLimits

onBothEngines('refusals in a row', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
  }, 60_000)
  beforeEach(() => {
    house.later(quietMinutes)
  })

  const times = async (n: number, work: (n: number) => Promise<unknown>) => {
    for (let one = 0; one < n; one++) await work(one)
  }
  /** What was written down by some work. */
  const written = async (work: () => Promise<unknown>) => {
    const before = (await house.log()).length
    await work()
    return (await house.log()).slice(before)
  }
  const look = (who: Person, id: string) =>
    expect(house.ask(casePage, who, { caseId: id })).rejects.toSatisfy(NotPermitted.is)
  const aMinuteOn = () => {
    house.later(1)
    return house.runtime.writeCounted('due')
  }
  const stale = (who: Person) => {
    const assurance = { aal: 1, provenAt: null, hasFactor: true } as const
    return { actor: house.actor(who), requestId: 'req_stale', via: 'web', session: 'h:one', assurance } as const
  }

  it('by who should confirm first: ten by themselves, then how many a minute, of what, by whom and when', async () => {
    const grant = {
      userId: house.id('member'),
      role: 'member',
      schoolId: house.id('ACE'),
      from: '2026-09-15',
      reason: 'x',
    }
    const ask = () => expect(house.runtime.run(giveGrant, grant, stale('districtLead'))).rejects.toThrow(StepUpNeeded)
    const began = house.clock.now()
    const first = await written(() => times(60, ask))
    expect(first).toHaveLength(singly)
    expect(first.every(({ act, obj }) => act === 'auth.stepUpAsked' && obj.n === undefined)).toBe(true)
    expect(await written(() => house.runtime.writeCounted('due'))).toEqual([])
    const [counted, ...more] = await written(aMinuteOn)
    expect(more).toEqual([])
    expect(counted).toMatchObject({
      act: 'auth.stepUpAsked',
      out: 'deny',
      actor: { id: house.id('districtLead'), sid: 'h:one', aal: 1 },
      obj: { t: 'command', id: 'giveGrant', n: 60 - singly },
    })
    expect(JSON.parse(await house.sealedOf(counted?.seq))).toEqual({
      by: ['Test districtLead'],
      operation: ['giveGrant'],
      from: began,
      to: began,
    })
    expect(await written(() => times(5, ask))).toEqual([])
    expect(await written(aMinuteOn)).toMatchObject([{ obj: { n: 5 } }])
    expect(await written(aMinuteOn)).toEqual([])
    house.later(quietMinutes)
    expect(await written(ask)).toMatchObject([{ act: 'auth.stepUpAsked' }])
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
  })

  it('are added up by rule and case, and none is left out however many things are asked for', async () => {
    const leaves = await written(async () => {
      await times(25, () => look('outsider', caseId))
      await times(40, (n) => look('outsider', `cas_guess${n}`))
      await times(3, () =>
        expect(house.run(recordContact, 'outsider', aContact(caseId))).rejects.toSatisfy(NotPermitted.is),
      )
      await aMinuteOn()
    })
    expect(leaves.reduce((sum, { obj }) => sum + (obj.n ?? 1), 0)).toBe(25 + 40 + 3)
    expect(leaves.length).toBeLessThanOrEqual(singly + named + 1)
    const counted = leaves.slice(singly)
    expect(counted[0]).toMatchObject({
      act: 'refused',
      why: 'rule:the folder is out of sight',
      obj: { t: 'case', id: caseId, n: 25 - singly + 3 },
    })
    expect(JSON.parse(await house.sealedOf(counted[0]?.seq))).toMatchObject({
      operation: ['casePage', 'recordContact'],
    })
    const rest = counted.at(-1)
    expect(rest).toMatchObject({ why: 'rule:no such folder', obj: { t: 'refusals', id: 'several' } })
    expect(JSON.parse(await house.sealedOf(rest?.seq))).toMatchObject({
      things: expect.arrayContaining(['case cas_guess39']) as string[],
    })
    const { lines } = await house.ask(caseTrail, 'auditor', { caseId })
    expect(lines.map(({ what }) => what)).toContain('was refused, 18 more times')
    const page = await house.ask(auditLog, 'auditor', { who: house.id('outsider') })
    expect(page.lines[0]).toMatchObject({
      words: 'was refused',
      on: expect.stringMatching(/^several things, \d+ more times$/) as string,
    })
  })

  it('of one person take nothing from another’s, and a broken rule is counted like a right that is not there', async () => {
    const broken = () =>
      expect(house.run(acknowledgeReport, 'triage', { caseId })).rejects.toMatchObject({ name: 'RuleBroken' })
    expect(await written(() => times(singly + 2, broken))).toHaveLength(singly)
    expect(await written(() => look('outsiderToo', caseId))).toMatchObject([{ act: 'refused' }])
    expect(await written(aMinuteOn)).toMatchObject([
      { act: 'ruleBroken', actor: { id: house.id('triage') }, obj: { t: 'case', id: caseId, n: 2 } },
    ])
  })

  it('of what runs by itself each stand by themselves', async () => {
    const broken = () => expect(house.run(acknowledgeReport, 'system', { caseId })).rejects.toThrow()
    expect(await written(() => times(singly + 3, broken))).toHaveLength(singly + 3)
  })

  it('that are tried while signing in is shut are counted too', async () => {
    const auth = createAuth(house.runtime, { https: false, origin: 'http://localhost:3000' })
    const knock = { network: 'n9', agent: 'Firefox on Linux', requestId: 'req_k', signIn: 'nobody', password: 'wrong' }
    const leaves = await written(() => times(30, () => auth.signIn.withPassword(knock)))
    const shut = leaves.filter(({ act }) => act === 'auth.signInThrottled')
    expect(shut).toHaveLength(1)
    const tried = leaves.length
    const [counted, ...more] = await written(aMinuteOn)
    expect(more).toEqual([])
    expect(counted).toMatchObject({ act: 'auth.signInThrottled', obj: { t: 'user', id: 'unknown', n: 30 - tried } })
    expect(JSON.parse(await house.sealedOf(counted?.seq))).toMatchObject({ network: ['n9'], signIn: ['nobody'] })
  })

  it('are written by each server itself, whoever holds the jobs, and all of them when it stops', async () => {
    const other = house.over(house.store)
    await times(singly + 4, () => expect(other.ask(casePage, 'outsider', { caseId })).rejects.toThrow())
    house.later(1)
    other.later(1)
    const log = { info: () => undefined, fault: (_what: string, error: unknown) => expect(error).toBeUndefined() }
    const [first] = await written(async () => {
      const jobs = startJobs({ runtime: other.runtime, newId, log, list: [] })
      await expect.poll(async () => (await house.log()).at(-1)?.obj.n).toBe(4)
      await jobs.stop()
    })
    expect(first).toMatchObject({ act: 'refused', obj: { id: caseId, n: 4 } })
    await times(3, () => expect(other.ask(casePage, 'outsider', { caseId })).rejects.toThrow())
    expect(await written(() => other.runtime.writeCounted('due'))).toEqual([])
    expect(await written(() => other.runtime.close())).toMatchObject([{ act: 'refused', obj: { id: caseId, n: 3 } }])
  })
})
