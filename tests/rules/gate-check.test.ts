import { describe, expect, it } from 'vitest'
import { overrideInput, requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { answerTo } from '#app/http/errors.server.ts'
import type { OverrideRole } from '#app/domain/gate.ts'
import { overrideRolesOf } from '#app/policy/override.ts'
import { aCase, asUser, calendar, profile } from '#tests/factories/case.ts'

const context = { actor: { id: 'usr_triage' }, now: aCase('triage').now, calendar, profile }
const asked = {
  prior: [
    { entryId: 'ent_p', by: 'usr_triage', at: context.now, personId: 'per_leo', result: 'none' as const, found: [] },
  ],
}
const notAsked = () => aCase('triage').with({ triage: { ...aCase('triage').file.triage, ...asked } }).file
const roles = (...names: OverrideRole[]) => new Set(names)

describe('requireNothingMissing', () => {
  it('throws with everything that is missing when nobody goes on', () => {
    const refused = () => requireNothingMissing(notAsked(), 'end-screening', context, undefined, roles('chair'))
    expect(refused).toThrow(RuleBroken)
    expect(refused).toThrow('Not yet: end this screening. Missing: weapon access has not been asked.')
  })

  it('lets a chair go on with a reason, and says what was missing', () => {
    const went = requireNothingMissing(
      notAsked(),
      'end-screening',
      context,
      { reason: 'Nobody to ask.' },
      roles('chair'),
    )
    expect(went).toMatchObject({
      step: 'end-screening',
      reason: 'Nobody to ask.',
      missing: [{ id: 'means-not-asked' }],
    })
  })

  it('asks for the reason of who may go on and gave none, and of nobody else', () => {
    const asked = (...names: OverrideRole[]) => {
      const empty = overrideInput.parse({ reason: ' ' })
      try {
        requireNothingMissing(notAsked(), 'end-screening', context, empty, roles(...names))
      } catch (error) {
        return RuleBroken.is(error) && answerTo(error, {})
      }
    }
    expect(asked('chair')).toMatchObject({ status: 422, form: { reasonAsked: true } })
    expect(asked()).toMatchObject({ status: 409, form: { reasonAsked: false } })
  })

  it('refuses the same override to a person without the role', () => {
    expect(() => requireNothingMissing(notAsked(), 'end-screening', context, { reason: 'x' }, roles())).toThrow(
      RuleBroken,
    )
  })

  it('refuses an override where one of the rules can be passed by nobody', () => {
    const unconfirmed = { ...notAsked(), student: null }
    expect(() =>
      requireNothingMissing(unconfirmed, 'end-screening', context, { reason: 'x' }, roles('chair', 'district-lead')),
    ).toThrow(RuleBroken)
  })

  it('asks nothing of a step without rules', () => {
    expect(requireNothingMissing(aCase('triage').file, 'stand-down', context, undefined, roles())).toBeNull()
  })

  it('keeps the rules and the reason in an entry beside the decision', () => {
    const went = requireNothingMissing(
      notAsked(),
      'end-screening',
      context,
      { reason: 'Nobody to ask.' },
      roles('chair'),
    )
    const entry = went && wentOnEntry(went, 'ent_decision', { ...context, newId: (kind) => `${kind}_1` })
    expect(entry).toMatchObject({
      kind: 'went-on',
      happenedOn: '2026-09-15',
      parts: { base: { decisionEntryId: 'ent_decision', missing: [{ id: 'means-not-asked', rule: 'R31' }] } },
    })
  })

  it('reads an empty reason as none', () => {
    expect(overrideInput.parse({ reason: '  ' })).toEqual({ reason: undefined })
    expect(overrideInput.parse(undefined)).toBeUndefined()
    expect(overrideInput.parse({ reason: 'because' })).toEqual({ reason: 'because' })
  })
})

describe('overrideRolesOf', () => {
  it('gives a chair only for the own school, and a district lead everywhere', () => {
    const file = aCase('triage').file
    expect([...overrideRolesOf(asUser('lead'), file)]).toEqual(['chair'])
    expect([...overrideRolesOf(asUser('districtLead'), file)]).toEqual(['district-lead'])
    expect([...overrideRolesOf(asUser('lead'), { ...file, schoolId: 'sch_other' })]).toEqual([])
    expect([...overrideRolesOf(asUser('member'), file)]).toEqual([])
  })
})
