import { describe, expect, it } from 'vitest'
import { emptyCaseFile } from '#app/domain/case-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { ReportFact } from '#app/domain/file/report.ts'
import { standardProfile } from '#app/domain/profiles/published.ts'
import { overridesSchema, paceLeast, withOverrides } from '#app/domain/profiles/overrides.ts'
import { sightReasons } from '#app/domain/sight-reasons.ts'
import { instant } from '#app/domain/time.ts'
import { lookCounts, paceRule } from '#app/policy/pace.ts'

const at = instant('2026-09-15T17:00:00.000Z')
const folder = (more: Partial<CaseFile> = {}): CaseFile => ({ ...emptyCaseFile('cas_one'), ...more })
const report = (danger: ReportFact['danger'], weapon: ReportFact['weapon']) => ({ danger, weapon }) as ReportFact

describe('a look at a folder', () => {
  it('counts for whoever only may look, and never for whoever works on it or opened it in an emergency', () => {
    expect(sightReasons.filter((reason) => !lookCounts(reason, folder()))).toEqual([
      'lead',
      'member',
      'officer',
      'external',
      'consulted',
      'break-glass',
    ])
  })

  it('never counts where somebody is in danger now', () => {
    const imminent = { entryId: 'ent_1', at, by: 'usr_1', called: 'yes' as const, what: 'A knife' }
    const danger = { ...folder().danger, imminent }
    expect(lookCounts('triage', folder({ danger }))).toBe(false)
    expect(lookCounts('district lead', folder({ danger, stage: 'managing' }))).toBe(false)
  })

  it.each([
    ['yes', 'no', false],
    ['unknown', 'yes', false],
    ['unknown', 'no', true],
    ['no', 'yes', true],
  ] as const)(
    'of a report with danger %s and a weapon %s, while it is screened, counts: %s',
    (danger, weapon, counts) => {
      const reports = [report(danger, weapon)]
      expect(lookCounts('on call', folder({ reports, stage: 'reported' }))).toBe(counts)
      expect(lookCounts('on call', folder({ reports, stage: 'triage' }))).toBe(counts)
      expect(lookCounts('chair', folder({ reports, stage: 'closed' }))).toBe(true)
    },
  )
})

describe('the pace', () => {
  it('of everybody’s work is far below what pauses, and says where it comes from', () => {
    const { minutes, searches, looks, reports, basis } = standardProfile.pace
    expect(minutes).toBe(15)
    expect(looks / minutes).toBeGreaterThanOrEqual(20)
    expect(searches / minutes).toBeGreaterThanOrEqual(8)
    expect(reports / minutes).toBeGreaterThanOrEqual(4)
    expect(basis.text).toMatch(/ASVS/)
  })

  it('is counted together for as long as it then pauses', () => {
    expect(paceRule(standardProfile.pace, 'looks')).toEqual({
      counts: 'account',
      tries: standardProfile.pace.looks,
      withinMinutes: 15,
      shutMinutes: 15,
    })
  })

  it('is the district’s own where it says so, and its other numbers stay', () => {
    const changed = withOverrides(standardProfile, { pace: { searches: 200 } })
    expect(changed.pace).toEqual({ ...standardProfile.pace, searches: 200 })
  })

  it.each([
    ['searches', paceLeast.searches - 1],
    ['looks', paceLeast.looks - 1],
    ['reports', paceLeast.reports - 1],
    ['minutes', 4],
    ['minutes', 61],
  ])('takes no %s of %s', (name, value) => {
    expect(overridesSchema.safeParse({ pace: { [name]: value } }).success).toBe(false)
  })
})
