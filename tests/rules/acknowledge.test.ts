import { describe, expect, it } from 'vitest'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'
import { acknowledgedCase, reported } from '#tests/factories/screening.ts'

describe('acknowledgeReport', () => {
  it('refuses a form without a report', () => {
    expect(inputOf(acknowledgeReport, {}).errors).toHaveProperty('caseId')
  })

  it('belongs to the school’s triage group and the people on call (P9)', () => {
    for (const who of ['triage', 'lead', 'onCall', 'districtLead'] as const) {
      expect(reported().allows(asUser(who), acknowledgeReport), who).toBe(true)
    }
    for (const who of ['referrer', 'member', 'outsider', 'auditor', 'administrator'] as const) {
      expect(reported().allows(asUser(who), acknowledgeReport), who).toBe(false)
    }
  })

  it('is refused for a report that somebody opened before', () => {
    for (const stage of ['triage', 'screened_out', 'opened', 'closed', 'merged'] as const) {
      expect(() => decide(acknowledgeReport, aCase(stage), {})).toThrow('already been opened')
    }
  })

  it('starts triage, gives the case number, and makes the person a member, reason triage', () => {
    const { file } = acknowledgedCase()
    expect(file).toMatchObject({ stage: 'triage', caseNumber: 'RA-26-0101' })
    expect(file.triage.acknowledged).toMatchObject({ by: 'usr_triage', at: '2026-09-15T17:31:00.000Z' })
    expect(file.team.members).toMatchObject([{ userId: 'usr_triage', role: 'member', reason: 'triage' }])
    expect(file.timeline.map((line) => line.kind)).toEqual(['report', 'identified', 'acknowledged', 'member-added'])
  })

  it('makes the school aware: the police clock of P17 counts from here', () => {
    expect(acknowledgedCase().file.police).toMatchObject({
      awareSince: '2026-09-15T17:31:00.000Z',
      awareBy: ['usr_triage'],
    })
  })

  it('is no opened case yet', () => {
    expect(acknowledgedCase().file.openedAt).toBeNull()
  })
})
