import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Store } from '#db/records/records.ts'
import { registry } from '#app/features/entries.ts'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { caseQuery, query } from '#app/gates/query.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { hiddenPerson } from '#app/policy/in-sight.ts'
import { createRuntime } from '#app/runtime.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { testRing } from '#tests/setup/test-keys.ts'

/** Everything that a case query can get at, so that what leaves is all there is. */
const everything = caseQuery({
  name: 'everything',
  input: z.object({ caseId: z.string(), at: z.string().optional() }),
  permission: 'case.read',
  caseId: (input) => input.caseId,
  load: async ({ input, caseFile, bodies, sealed, at }) => ({
    file: caseFile,
    bodies: [...bodies.values()],
    reporter: [...(await sealed('reporter')).values()],
    health: [...(await sealed('health')).values()],
    then: input.at ? at(input.at as never).timeline : [],
  }),
  redact: (rows, sight) => ({ ...rows, reason: sight.reason }),
  shown: (rows) => ({ sections: ['timeline'], count: rows.bodies.length }),
})
const people = query({
  name: 'people',
  input: z.object({ q: z.string() }),
  permission: 'people.search',
  load: ({ input, records }) => records.people.search(input.q, { limit: 5 }),
  redact: (rows) => rows.map((row) => row.name),
  shown: (rows) => ({ sections: ['people'], count: rows.length, terms: 'leo', ids: rows.map((row) => row.id) }),
})
const emptyForm = query({
  name: 'emptyForm',
  input: z.object({}),
  permission: 'work.see',
  quiet: true,
  load: () => Promise.resolve('nothing about anybody'),
  redact: (rows) => rows,
})

onBothEngines('The query gate', (engine) => {
  let house: House
  let caseId: string
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder()
    await house.run(recordContact, 'triage', aContact(caseId))
  })
  const lastEvent = async () => (await house.log()).at(-1)

  it('records what was shown before it is shown', async () => {
    const view = await house.ask(everything, 'triage', { caseId })
    expect(view.reason).toBe('member')
    expect(view.bodies.length).toBeGreaterThan(1)
    expect(await lastEvent()).toMatchObject({
      act: 'viewed',
      out: 'allow',
      obj: { t: 'case', id: caseId, sec: 'everything, timeline, reporter', n: view.bodies.length },
      actor: { id: house.id('triage'), role: 'member' },
    })
  })

  it('puts search terms and ids into the sealed part, never into the leaf', async () => {
    await house.ask(people, 'triage', { q: 'leo' })
    const leaf = await lastEvent()
    expect(leaf).toMatchObject({ obj: { t: 'query', id: 'people', n: 1 } })
    expect(JSON.stringify(leaf)).not.toContain('leo')
    expect(JSON.parse(await house.sealedOf(leaf?.seq))).toMatchObject({ terms: 'leo', by: 'Test triage' })
  })

  it('records nothing of what shows nobody', async () => {
    const size = (await house.log()).length
    await house.ask(emptyForm, 'triage', {})
    expect(await house.log()).toHaveLength(size)
  })

  it('shows nothing when the view can not be recorded', async () => {
    const full: Store = { ...house.store, write: () => Promise.reject(new Error('disk full')) }
    const runtime = createRuntime({ databaseUrl: '', store: full, ring: testRing }, registry, house.clock)
    const asking = { actor: house.actor('triage'), requestId: 'req_x', via: 'web' as const }
    await expect(runtime.ask(everything, { caseId }, asking)).rejects.toThrow('disk full')
  })

  it('answers alike for what is out of sight and what does not exist, and records the real reason', async () => {
    const reasons: string[] = []
    for (const id of [caseId, 'cas_none']) {
      await expect(house.ask(everything, 'outsider', { caseId: id })).rejects.toMatchObject({
        status: 404,
        message: 'We can’t find this page.',
      })
      const event = await lastEvent()
      expect(event).toMatchObject({ act: 'refused', out: 'deny', obj: { id } })
      reasons.push(event?.why ?? '')
    }
    expect(reasons).toEqual(['rule:the folder is out of sight', 'rule:no such folder'])
  })

  it('asks for the right before the question is judged', async () => {
    await expect(house.ask(people, 'administrator', { q: 7 })).rejects.toMatchObject({ name: 'NotPermitted' })
    await expect(house.ask(people, 'triage', { q: 7 })).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('sees nothing for the system’s administrator, the referrer and what runs by itself', async () => {
    for (const who of ['administrator', 'referrer'] as const) {
      await expect(house.ask(everything, who, { caseId })).rejects.toMatchObject({ name: 'NotPermitted' })
    }
    const asking = { actor: house.actor('system'), requestId: 'req_x', via: 'job' as const }
    await expect(house.runtime.ask(everything, { caseId }, asking)).rejects.toMatchObject({ name: 'NotPermitted' })
  })

  it('follows a right taken away at the next question', async () => {
    await house.ask(everything, 'onCall', { caseId: await house.folder({ opened: false }) })
    const reported = await house.folder({ opened: false })
    await house.run(disableUser, 'administrator', { userId: house.id('onCall'), reason: 'left' })
    await expect(house.ask(everything, 'onCall', { caseId: reported })).rejects.toMatchObject({
      rule: 'the account is not in use',
    })
  })

  describe('within a sight', () => {
    it('tells the team who reported, and an auditor not', async () => {
      const team = await house.ask(everything, 'triage', { caseId })
      expect(team.reporter).toMatchObject([{ name: 'Test referrer' }])
      expect(team.file.timeline[0]?.recordedBy).toBe(house.id('referrer'))
      await house.run(openToAudit, 'auditor', { caseId, reason: 'Yearly review of screenings.' })
      const auditor = await house.ask(everything, 'auditor', { caseId })
      expect(auditor.reporter).toEqual([])
      expect(auditor.file.timeline[0]?.recordedBy).toBe(hiddenPerson)
      expect(JSON.stringify(auditor)).not.toContain(house.id('referrer'))
      expect((await lastEvent())?.obj.sec).toBe('everything, timeline')
    })

    it('names nobody in the log who reported, and does not find them by name', async () => {
      const { lines } = await house.ask(auditLog, 'auditor', { act: 'report.received' })
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) expect(line.who).toBe('a staff member')
      const found = await house.ask(auditLog, 'auditor', { who: house.id('referrer') })
      expect(found.lines.filter((line) => line.on.startsWith('case') && line.outcome === 'allow')).toEqual([])
    })

    it('keeps a reporter who asked to stay unnamed from the team, too', async () => {
      const asked = {
        danger: 'no',
        what: 'Heard a threat.',
        weapon: 'no',
        whereNow: 'in class',
        nameNotKnown: 'yes',
        schoolId: house.id('ACE'),
        confidential: 'yes',
      }
      const sent = await house.run(sendReport, 'referrer', asked)
      const seen = await house.ask(everything, 'triage', sent)
      expect(seen.reporter).toEqual([])
      expect(JSON.stringify(seen)).not.toContain(house.id('referrer'))
    })

    it('leaves a district lead the header and nothing that was written', async () => {
      const opened = await house.folder()
      await house.run(recordContact, 'triage', aContact(opened))
      const headerOnly = caseQuery({ ...everything, name: 'headerOnly', permission: 'case.viewers' })
      const { file, bodies, reason } = await house.ask(headerOnly, 'otherLead', { caseId: opened })
      expect(reason).toBe('district lead')
      expect(bodies.flatMap((body) => Object.keys(body)).every((name) => name === 'header')).toBe(true)
      expect(file).toMatchObject({ timeline: [], contacts: [], reports: [], stage: 'triage' })
      expect(file.triage.acknowledged).not.toBeNull()
    })
  })

  it('shows a case as it stood at a moment', async () => {
    const file = await house.folder()
    const at = house.clock.now()
    house.later(5)
    await house.run(recordContact, 'triage', aContact(file))
    const { then, file: now } = await house.ask(everything, 'triage', { caseId: file, at })
    expect(now.timeline).toHaveLength(then.length + 1)
  })

  it('lets a crowd of views share commits, and records each', async () => {
    let commits = 0
    const counting: Store = {
      ...house.store,
      write: (work) => {
        commits += 1
        return house.store.write(work)
      },
    }
    const runtime = createRuntime({ databaseUrl: '', store: counting, ring: testRing }, registry, house.clock)
    const size = (await house.log()).length
    const asking = { actor: house.actor('triage'), requestId: 'req_crowd', via: 'web' as const }
    await Promise.all(Array.from({ length: 30 }, () => runtime.ask(everything, { caseId }, asking)))
    expect(await house.log()).toHaveLength(size + 30)
    expect(commits).toBeLessThan(30)
  })
})
