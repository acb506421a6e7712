import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { day } from '#app/domain/time.ts'
import { isOwnOverride } from '#app/domain/work/from-overrides.ts'
import { workItems } from '#app/domain/work-items.ts'
import { decisionsOf, missingIn, printedWentOn, readWords } from '#app/features/case/decisions.ts'
import type { WentOnShown } from '#app/features/case/decisions.ts'
import { registry } from '#app/features/entries.ts'
import { readWentOn } from '#app/features/override/read-went-on.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { fileInSight } from '#app/policy/in-sight.ts'
import { othersMayRead } from '#app/policy/override-readers.ts'
import { readsOverrides } from '#app/policy/roles.ts'
import type { UserActor } from '#app/policy/roles.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import type { TestCase, Who } from '#tests/factories/case.ts'
import { screened } from '#tests/factories/screening.ts'

/** A screening whose outcome was proposed without asking about weapons. */
const wentOn = (as: Who = 'lead'): TestCase => {
  const on = screened()
  const proposal = {
    outcome: 'resolved',
    rationale: 'Taken back; apology made.',
    cites: [on.file.timeline[0]?.entryId ?? 'ent_none'],
    followUps: [],
    override: { reason: 'Nobody can be reached today.' },
  }
  return on.play(proposeOutcome, proposal, { as, loaded: { takers: [], team: { principals: [] } } })
}
const which = (on: TestCase) => ({ entryId: on.file.overrides[0]?.entryId ?? 'ent_none' })
const asked = (file: CaseFile) =>
  workItems(file, { profile, calendar })
    .filter(({ what }) => what === 'Read why a step was taken without something')
    .map(({ owner, why, href }) => ({ owner, why, href }))

describe('readWentOn', () => {
  it('refuses a form that does not say what was read', () => {
    expect(inputOf(readWentOn, { caseId: 'cas_x' }).errors).toHaveProperty('entryId')
  })

  it('is for district leads, on the case or not, and for deputies who see the case', () => {
    const on = aCase('inquiry')
    const may = (['lead', 'member', 'officer', 'triage', 'auditor', 'administrator', 'referrer'] as const).filter(
      (who) => on.allows(asUser(who), readWentOn),
    )
    expect(may).toEqual([])
    expect(on.allows(asUser('districtLead'), readWentOn)).toBe(true)
    expect(on.with({ team: { members: [] } }).allows(asUser('districtLead'), readWentOn)).toBe(true)
    expect(wentOn().allows(asUser('onCall'), readWentOn)).toBe(true)
    expect(wentOn().sees(asUser('onCall'))?.reason).toBe('on call')
    expect(on.sees(asUser('onCall'))).toBeNull()
  })

  it('refuses what is not in the case, what one went on without oneself, and what was read already', () => {
    const on = wentOn()
    const refused = (file: TestCase) => () => decide(readWentOn, file, which(file), { as: 'districtLead' })
    expect(() => decide(readWentOn, on, { entryId: 'ent_else' }, { as: 'districtLead' })).toThrow(RuleBroken)
    expect(refused(wentOn('districtLead'))).toThrow('You went on without it, so somebody else reads why.')
    expect(refused(on.play(readWentOn, which(on), { as: 'districtLead' }))).toThrow('Somebody has read this already.')
  })

  it('records one entry, and keeps who read it and when', () => {
    const on = wentOn()
    const { entries } = decide(readWentOn, on, which(on), { as: 'districtLead' })
    expect(entries).toMatchObject([{ kind: 'went-on-read', parts: { base: { step: 'end-screening' } } }])
    const { file } = on.play(readWentOn, which(on), { as: 'districtLead' })
    expect(file.overrides).toMatchObject([{ read: { by: 'usr_districtLead', at: on.now } }])
    expect(file.timeline.at(-1)?.sentence).toBe('Read why somebody went on without something: end this screening.')
  })

  it('is accepted at every stage, also after the end', () => {
    for (const stage of ['closed', 'screened_out', 'merged', 'managing'] as const) {
      const on = aCase(stage, { overrides: wentOn().file.overrides })
      expect(decide(readWentOn, on, which(on), { as: 'districtLead' }).entries).toHaveLength(1)
    }
  })
})

describe('the row for district leads', () => {
  it('names the step and who, never the reason, until it is read', () => {
    const on = wentOn()
    const href = `/cases/cas_test/went-on/${which(on).entryId}`
    expect(asked(on.file)).toEqual([{ owner: 'district-leads', why: 'To end this screening', href }])
    const { overrides } = on.file
    expect(asked(aCase('closed', { overrides }).file)).toMatchObject([{ why: 'To end this screening, by Test lead' }])
    expect(asked(on.after(readWentOn, which(on), { as: 'districtLead' }))).toEqual([])
  })

  it('is asked where a district lead went on, too, and never of that lead', () => {
    const rows = workItems(wentOn('districtLead').file, { profile, calendar }).filter(({ href }) =>
      /went-on/.test(href),
    )
    expect(rows).toHaveLength(1)
    expect(rows.map(({ id }) => isOwnOverride(id, 'usr_districtLead'))).toEqual([true])
    expect(rows.map(({ id }) => isOwnOverride(id, 'usr_other'))).toEqual([false])
  })
})

describe('what a district lead outside the case sees', () => {
  it('is the override and nothing else of the case', () => {
    const on = wentOn()
    const sight = on.sees({ ...asUser('districtLead'), onCall: false })
    if (!sight) throw new Error('a district lead sees the header')
    expect(sight.reason).toBe('district lead')
    const seen = fileInSight(on.file, on.entries, registry, sight)
    expect(seen.overrides).toEqual(on.file.overrides)
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(['went-on'])
    expect(seen).toMatchObject({ reports: [], student: null, triage: { proposals: [], prior: [] } })
  })
})

describe('whoever is asked to read it', () => {
  const reads = (on: TestCase, actor: UserActor) => {
    const sight = on.sees(actor)
    const file = { ...on.file, student: { concern: 'staff' } } as CaseFile
    return sight ? fileInSight(file, on.entries, registry, sight).overrides.length : 0
  }

  it('can, also as a law-enforcement partner who is a deputy, and where a staff member is the concern', () => {
    const on = wentOn()
    const officer = asUser('officer')
    const member: UserActor['grants'][number] = { ...asUser('member').grants[0]!, id: 'grt_too' }
    const deputy = { ...officer, grants: [...officer.grants, member], deputyFor: ['usr_districtLead'] }
    const team = { members: [...aCase('inquiry').file.team.members] }
    const managed = aCase('inquiry', { overrides: on.file.overrides, team })
    expect(managed.sees(deputy)?.reason).toBe('officer')
    for (const actor of [deputy, { ...officer, deputyFor: ['usr_districtLead'] }]) {
      expect(managed.allows(actor, readWentOn), 'the page and the row go by one rule').toBe(
        readsOverrides(actor, managed.file),
      )
    }
    expect(managed.sees(deputy)?.groups.has('override')).toBe(true)
    expect(managed.sees(officer)?.groups.has('override')).toBe(false)
    expect(managed.sees(deputy)?.compartments.has('personnel')).toBe(false)
    expect(on.sees(asUser('onCall'))?.reason).toBe('on call')
    expect([reads(on, asUser('onCall')), reads(on, { ...asUser('onCall'), deputyFor: [] })]).toEqual([1, 0])
  })

  it('may be nobody yet, until there is another lead or a deputy who sees the case', () => {
    const { file } = aCase('inquiry', { overrides: wentOn('districtLead').file.overrides })
    const others = (...everybody: UserActor[]) => othersMayRead('usr_districtLead', file, everybody, day('2026-09-15'))
    const lead = asUser('districtLead')
    const deputy = { ...asUser('member'), deputyFor: [lead.id] }
    expect(others(lead, asUser('member'), asUser('onCall'))).toBe(false)
    expect(others(lead, deputy)).toBe(true)
    expect(others(lead, { ...lead, id: 'usr_new' })).toBe(true)
    const words = (othersCould: boolean) => readWords({ read: null, othersCould } as WentOnShown, String)
    expect(words(true)).toBe('Not read by a district lead yet.')
    expect(words(false)).toContain('Nobody else could read it yet')
  })
})

describe('the decisions', () => {
  it('say who has read why, or that nobody has', () => {
    const read = (file: CaseFile) => decisionsOf(file, (id) => id).flatMap((one) => one.wentOn.map((it) => it.read))
    const on = wentOn()
    expect(read(on.file)).toEqual([null])
    const [unread] = decisionsOf(on.file, (id) => id).flatMap(({ wentOn: all }) => all)
    const okafor = { by: 'Dr. Okafor', at: 'then' }
    expect(unread && printedWentOn({ ...unread, read: okafor }, (at) => `on ${at}`)).toMatch(
      /^Went on without: .*\. usr_lead: “Nobody can be reached today.” Read by Dr. Okafor, on then\.$/,
    )
    const after = on.after(readWentOn, which(on), { as: 'districtLead' })
    expect(read(after)).toEqual([{ by: 'usr_districtLead', at: on.now }])
    expect(decisionsOf(after, (id) => id).map(({ what }) => what)).not.toContain(after.timeline.at(-1)?.sentence)
  })

  it('say what was missing as it read then, and name the check to whoever may not read it', () => {
    const on = wentOn()
    const said = (bodies: Parameters<typeof missingIn>[0]) =>
      decisionsOf(on.file, (id) => id, undefined, missingIn(bodies)).flatMap((one) =>
        one.wentOn.flatMap((it) => it.missing),
      )
    const missing = [{ id: 'means-not-asked', rule: 'R31', words: 'weapon access has not been asked.' }]
    const bodies = new Map([[which(on).entryId, { base: { missing } }]])
    expect(said(bodies)).toEqual(['Weapon access has not been asked (R31)'])
    expect(said(new Map())).toEqual(['Means not asked (R31)'])
  })

  it('hold whatever somebody went on to, also an end, a correction, and what no line tells of any more', () => {
    const on = wentOn()
    const [line] = on.file.timeline
    const [it] = on.file.overrides
    const lineOf = (entryId: string, kind: string) => ({ ...line!, entryId, root: entryId, kind })
    const withWentOn = (timeline: ReturnType<typeof lineOf>[], decisionEntryId: string) =>
      decisionsOf({ ...on.file, timeline, overrides: [{ ...it!, entryId: 'ent_w', decisionEntryId }] }, (id) => id)
        .filter((one) => one.wentOn.length > 0)
        .map(({ id }) => id)
    const own = lineOf('ent_w', 'went-on')
    expect(withWentOn([lineOf('ent_e', 'interim-ended'), own], 'ent_e')).toEqual(['ent_e'])
    expect(withWentOn([lineOf('ent_c', 'note'), own], 'ent_c')).toEqual(['ent_c'])
    expect(withWentOn([lineOf('ent_newer', 'interim'), own], 'ent_gone')).toEqual(['ent_w'])
  })
})
