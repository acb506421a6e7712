import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { recordHistory } from '#app/features/history/record-history.command.server.ts'
import { StaleRecord } from '#app/gates/errors.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const done = {
  source: 'discipline',
  state: 'done',
  found: 'something',
  finding: 'Two fights in 2025.',
  relevance: 'neutral',
}

describe('recordHistory', () => {
  it('asks what was found and what it means, or which rule stands against it', () => {
    expect(inputOf(recordHistory, { caseId: 'cas_x', source: 'discipline', state: 'done' }).errors).toHaveProperty(
      'found',
    )
    expect(
      Object.keys(inputOf(recordHistory, { ...done, caseId: 'cas_x', finding: '', relevance: '' }).errors).sort(),
    ).toEqual(['finding', 'relevance'])
    expect(
      inputOf(recordHistory, { caseId: 'cas_x', source: 'discipline', state: 'not-permitted' }).errors,
    ).toHaveProperty('why')
    expect(inputOf(recordHistory, { caseId: 'cas_x', source: 'discipline', state: 'requested' }).errors).toEqual({})
  })

  it('is refused to somebody outside the case, and to officers', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), recordHistory)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), recordHistory)).toBe(false)
  })

  it('is accepted at every stage (P2), one entry each', () => {
    for (const stage of stages) expect(decide(recordHistory, aCase(stage), done).entries).toHaveLength(1)
  })

  it('saves row by row: the newest of a source counts, others stay', () => {
    const first = aCase('inquiry')
      .play(recordHistory, { source: 'discipline', state: 'requested' })
      .play(recordHistory, { source: 'attendance', state: 'pending' })
    const replaces = first.file.inquiry.history.discipline?.entryId
    const file = first.after(recordHistory, { ...done, replaces })
    expect(file.inquiry.history).toMatchObject({
      discipline: { state: 'done', found: 'something', finding: 'Two fights in 2025.' },
      attendance: { state: 'pending' },
    })
  })

  it('refuses a row that somebody else saved meanwhile, and says what arrived', () => {
    const first = aCase('inquiry').play(recordHistory, { source: 'discipline', state: 'requested' }, { as: 'member' })
    expect(() => decide(recordHistory, first, done)).toThrow(StaleRecord)
  })

  it('seals what counseling found', () => {
    const said = { ...done, source: 'counseling', finding: 'Canary-health' }
    expect(decide(recordHistory, aCase('inquiry'), said).entries[0]?.parts).toMatchObject({
      health: { finding: 'Canary-health' },
    })
    const file = aCase('inquiry').after(recordHistory, said)
    expect(JSON.stringify(file)).not.toContain('Canary-health')
    expect(file.inquiry.history.counseling).toMatchObject({ found: 'something', relevance: 'neutral' })
  })
})
