import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const session = {
  happened: { day: '2027-03-02', time: '09:00' },
  about: 'session',
  note: 'Canary-health',
  summary: 'Sees Mr. Adler weekly.',
}

describe('recordHealth', () => {
  it('refuses an empty note', () => {
    expect(inputOf(recordHealth, { ...session, caseId: 'cas_x', note: '' }).errors).toHaveProperty('note')
  })

  it('is for counselors who are members', () => {
    expect(aCase('inquiry').allows(asUser('counselor'), recordHealth)).toBe(true)
    for (const who of ['lead', 'member', 'officer', 'outsider', 'triage', 'districtLead'] as const) {
      expect(aCase('inquiry').allows(asUser(who), recordHealth)).toBe(false)
    }
  })

  it('is accepted at every stage (P2), sealed, with only the summary open', () => {
    for (const stage of stages) {
      const { entries } = decide(recordHealth, aCase(stage), session, { as: 'counselor' })
      expect(entries).toHaveLength(1)
      expect(entries[0]?.parts).toMatchObject({
        base: { summary: 'Sees Mr. Adler weekly.' },
        health: { note: 'Canary-health' },
      })
    }
    const file = aCase('inquiry').after(recordHealth, session, { as: 'counselor' })
    expect(JSON.stringify(file)).not.toContain('Canary-health')
    expect(file.timeline.at(-1)?.sentence).toBe('A health record was added. Sees Mr. Adler weekly.')
  })
})
