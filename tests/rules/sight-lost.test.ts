import { describe, expect, it } from 'vitest'
import { sightLost } from '#app/policy/sight-lost.ts'
import { asUser } from '#tests/factories/case.ts'

describe('sight that is lost', () => {
  const lead = asUser('districtLead')
  const triage = asUser('triage')

  it('is none where nothing changed, or somebody came', () => {
    expect(sightLost([lead, triage], [triage, lead])).toEqual([])
    expect(sightLost([], [lead])).toEqual([])
  })

  it('is all of it for somebody who is gone', () => {
    expect(sightLost([lead], [])).toEqual([{ userId: lead.id, reasons: 'all' }])
  })

  it('is by role, group and duty, each for itself', () => {
    expect(sightLost([lead], [{ ...lead, grants: [] }])).toEqual([
      {
        userId: lead.id,
        reasons: ['district lead', 'district lead in a staff matter', 'on call', 'lead', 'member', 'consulted'],
      },
    ])
    const officer = asUser('officer')
    expect(sightLost([officer], [{ ...officer, grants: [] }])[0]?.reasons).toContain('officer')
    expect(sightLost([lead], [{ ...lead, onCall: false }])).toEqual([{ userId: lead.id, reasons: ['on call'] }])
    expect(sightLost([triage], [{ ...triage, triageSchools: [] }])).toEqual([
      { userId: triage.id, reasons: ['triage'] },
    ])
    const auditor = asUser('auditor')
    expect(sightLost([auditor], [{ ...auditor, grants: [] }])[0]?.reasons).toContain('auditor')
  })
})
