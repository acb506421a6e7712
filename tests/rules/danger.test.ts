import { describe, expect, it } from 'vitest'
import { everHigh } from '#app/domain/case-file.ts'
import { stages } from '#app/domain/stages.ts'
import { answerCall, markImminent } from '#app/features/danger/mark-danger.command.server.ts'
import { confirmStandDown, proposeStandDown } from '#app/features/danger/stand-down.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const now = '2027-02-26T04:55:00.000Z'

describe('someone is in danger now (P5)', () => {
  it('saves without any answer, at every stage', () => {
    for (const stage of stages) {
      const file = aCase(stage).after(markImminent, {}, { now })
      expect(file.danger.imminent).toMatchObject({ called: 'not-yet', at: now })
      expect(file.danger.everImminent).toBe(true)
      expect(file.stage).toBe(stage)
    }
  })

  it('asks only who is calling, when somebody else is', () => {
    expect(inputOf(markImminent, { caseId: 'cas_x', called: 'somebody-else' }).errors).toEqual({
      calledBy: 'Say who is calling.',
    })
  })

  it('may be marked by members, officers and the triage group, and by nobody outside', () => {
    expect(aCase('inquiry').allows(asUser('officer'), markImminent)).toBe(true)
    expect(aCase('reported').allows(asUser('triage'), markImminent)).toBe(true)
    expect(aCase('inquiry').allows(asUser('outsider'), markImminent)).toBe(false)
  })

  it('takes "I have called" as now, by the person', () => {
    const file = aCase('inquiry').after(markImminent, { called: 'yes' }, { now })
    expect(file.danger.imminent).toMatchObject({ called: 'yes', calledBy: 'Test lead', calledAt: { at: now } })
  })

  it('has the call answered later', () => {
    const marked = aCase('inquiry').play(markImminent, { what: 'On the way here' }, { now })
    const file = marked.after(answerCall, { called: 'somebody-else', calledBy: 'Marcus Bell' }, { as: 'second' })
    expect(file.danger.imminent).toMatchObject({
      called: 'somebody-else',
      calledBy: 'Marcus Bell',
      what: 'On the way here',
    })
    expect(inputOf(answerCall, { caseId: 'cas_x' }).errors).toHaveProperty('called')
  })
})

describe('standing down (P5)', () => {
  const marked = aCase('inquiry').play(markImminent, { called: 'yes' }, { now })
  const proposed = marked.play(proposeStandDown, { reason: 'Found at home; weapon held.' }, { as: 'member' })
  const proposalId = proposed.file.danger.standDown.proposed?.entryId ?? ''

  it('needs a reason', () => {
    expect(inputOf(proposeStandDown, { caseId: 'cas_x', reason: '' }).errors).toHaveProperty('reason')
  })

  it('is no act of officers or outsiders', () => {
    for (const who of ['officer', 'outsider', 'auditor'] as const) {
      expect(marked.allows(asUser(who), proposeStandDown)).toBe(false)
      expect(marked.allows(asUser(who), confirmStandDown)).toBe(false)
    }
  })

  it('is possible in a screening too, for the two people of the triage group; not once a second person opened the case', () => {
    const screening = aCase('triage').play(markImminent, {}, { as: 'triage' })
    expect(screening.allows(asUser('triage'), proposeStandDown)).toBe(true)
    expect(screening.allows(asUser('onCall'), confirmStandDown)).toBe(true)
    expect(marked.allows(asUser('triage'), proposeStandDown)).toBe(false)
  })

  it('is refused where nobody is in danger', () => {
    expect(() => decide(proposeStandDown, aCase('inquiry'), { reason: 'x' })).toThrow('Nobody is marked')
  })

  it('changes nothing until a second person confirms', () => {
    expect(proposed.file.danger.imminent).not.toBeNull()
    expect(() => decide(confirmStandDown, proposed, { proposalId }, { as: 'member' })).toThrow('You proposed this')
  })

  it('ends with the second person, and that it was once imminent stays', () => {
    const file = proposed.after(confirmStandDown, { proposalId }, { as: 'second' })
    expect(file.danger).toMatchObject({ imminent: null, standDown: { proposed: null }, everImminent: true })
    expect(everHigh(file)).toBe(true)
  })

  it('is not confirmed once the danger was marked again', () => {
    const again = proposed.play(markImminent, {})
    expect(() => decide(confirmStandDown, again, { proposalId }, { as: 'second' })).toThrow(
      'not proposed here any more',
    )
  })
})
