import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { projectFolder } from '#app/domain/projection.ts'
import { registry } from '#app/features/entries.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { recordTargetSupport } from '#app/features/outcome-support/record-target-support.command.server.ts'
import { viewFolder } from '#app/gates/view-folder.server.ts'
import { fileInSight, hiddenPerson, hiddenReporters, mayReadPart } from '#app/policy/in-sight.ts'
import { sightTable } from '#app/policy/sight.ts'
import type { Sight, SightReason } from '#app/policy/sight.ts'
import { day } from '#app/domain/time.ts'
import { aCase, asUser, calendar, profile } from '#tests/factories/case.ts'

const sight = (reason: SightReason): Sight => {
  const row = sightTable[reason]
  return {
    reason,
    compartments: new Set(row.compartments),
    groups: new Set(row.groups),
    reporter: row.reporter,
    names: row.names,
    until: null,
  }
}
const called = {
  happened: { day: '2026-09-15', time: '11:10' },
  with: 'parent',
  who: 'Ana Marchetti (mother)',
  why: 'Weapon access',
  how: 'phone',
  reached: 'yes',
}
const played = aCase('inquiry').play(recordContact, called)

describe('a case file in sight', () => {
  it('is the very same file for somebody who may read all of it', () => {
    const { file } = played
    expect(fileInSight(file, played.entries, registry, sight('member'))).toBe(file)
  })

  it('shows an officer who is on the team, although the entries of joining are case matter', () => {
    const joined = played.entries.map((entry) => ({ ...entry, id: 'ent_team', kind: 'member-added' }))
    const seen = fileInSight(played.file, joined, registry, sight('officer'))
    expect(seen.team).toEqual(played.file.team)
  })

  it('leaves out facts and lines of groups that an officer does not read, and keeps stage and team', () => {
    const seen = fileInSight(played.file, played.entries, registry, sight('officer'))
    expect(JSON.stringify(seen)).not.toContain('Ana Marchetti')
    expect(seen).toMatchObject({ contacts: [], stage: played.file.stage, team: played.file.team })
  })

  it('leaves out for an officer what care a student who might be hurt is given', () => {
    const support = { happened: { day: '2026-09-15' }, result: 'given', supports: ['counseling'], who: 'Ben Adler' }
    const cared = aCase('inquiry').play(recordTargetSupport, support)
    expect(JSON.stringify(fileInSight(cared.file, cared.entries, registry, sight('officer')))).not.toContain(
      'Counseling',
    )
    expect(JSON.stringify(fileInSight(cared.file, cared.entries, registry, sight('member')))).toContain('Counseling')
  })

  it('reads a staff member’s matter as personnel, which triage may not read', () => {
    const staff = played.with({ student: { ...played.file.student, concern: 'staff' } as never })
    expect(mayReadPart(sight('triage'), staff.file, 'case', 'base')).toBe(false)
    expect(mayReadPart(sight('lead'), staff.file, 'case', 'base')).toBe(true)
    expect(mayReadPart(sight('triage'), staff.file, 'case', 'header')).toBe(true)
  })

  it('reads it as personnel in every earlier moment too, and names it by its number alone in lists', () => {
    const staff = played.with({ student: { ...played.file.student, name: 'Ms. Vance', concern: 'staff' } as never })
    const earlier = played.with({ student: null }).file
    const of = (present?: CaseFile) =>
      fileInSight(earlier, played.entries, registry, sight('triage'), present).timeline.length
    expect(of()).toBeGreaterThan(0)
    expect(of(staff.file)).toBe(0)
    const { index, words } = projectFolder(staff.file, staff.entries, { registry, profile, calendar })
    expect(index).toMatchObject({ studentId: null, studentName: null, studentGrade: null, caseNumber: 'RA-26-0101' })
    expect(words).not.toMatch(/Vance/)
  })

  it('shows a district lead outside the case why somebody went on without something, and nothing else', () => {
    const staff = { ...played.file, student: { ...played.file.student, concern: 'staff' } as never }
    for (const file of [played.file, staff]) {
      expect(mayReadPart(sight('district lead'), file, 'override', 'base')).toBe(true)
      for (const group of ['identity', 'target', 'means', 'case'] as const)
        expect(mayReadPart(sight('district lead'), file, group, 'base')).toBe(false)
    }
    expect(mayReadPart(sight('officer'), played.file, 'override', 'base')).toBe(false)
    expect(mayReadPart(sight('auditor'), staff, 'override', 'base')).toBe(false)
  })

  it('leaves an officer what they recorded themselves, and nothing of the same kind that somebody else did', () => {
    const own = played.play(recordContact, { ...called, who: 'Gate guard' }, { as: 'officer' })
    const officer = { ...sight('officer'), self: 'usr_officer' }
    const seen = fileInSight(own.file, own.entries, registry, officer)
    expect(seen.contacts.map(({ who }) => who)).toEqual(['Gate guard'])
    const [theirs, mine] = own.entries
    const { work } = viewFolder({ registry } as never, {} as never, own, officer, () => Promise.resolve())
    expect([work.mayRead(theirs?.id ?? ''), work.mayRead(mine?.id ?? '')]).toEqual([false, true])
    expect([...work.bodies.keys()]).toEqual([mine?.id])
    expect(own.sees(asUser('officer'))?.self).toBe('usr_officer')
  })

  it('opens sealed parts only to the compartment and the group', () => {
    expect(mayReadPart(sight('officer'), played.file, 'case', 'law')).toBe(false)
    expect(mayReadPart(sight('officer'), played.file, 'means', 'law')).toBe(true)
    expect(mayReadPart(sight('member'), played.file, 'case', 'health')).toBe(false)
  })

  it('hides who recorded a report, and what they recorded with it, from whoever may not know the reporter', () => {
    const [entry] = played.entries
    if (!entry) throw new Error('nothing was played')
    const report = { ...entry, id: 'ent_report', kind: 'report', open: { base: {} } }
    const beside = { ...entry, id: 'ent_beside' }
    const later = { ...entry, id: 'ent_later', recordedAt: '2026-09-16T00:00:00.000Z' as never }
    const entries = [report, beside, later]
    expect([...hiddenReporters(entries, registry, { reporter: false })]).toEqual(['ent_report', 'ent_beside'])
    expect([...hiddenReporters(entries, registry, { reporter: true })]).toEqual([])
    const unnamed = { ...report, open: { base: { confidential: 'yes' } } }
    expect([...hiddenReporters([unnamed], registry, { reporter: true })]).toEqual(['ent_report'])
    const auditor = { ...sight('audit') }
    const file = { ...played.file, timeline: played.file.timeline.map((line) => ({ ...line, entryId: 'ent_report' })) }
    expect(fileInSight(file, entries, registry, auditor).timeline[0]?.recordedBy).toBe(hiddenPerson)
  })
})

describe('the last day of a sight', () => {
  it('is that of the role which carries it at this school, however long another runs elsewhere', () => {
    const triage = asUser('triage')
    const [here] = triage.grants
    if (!here) throw new Error('the triage person holds no role')
    const elsewhere = { ...here, id: 'grt_elsewhere', schoolId: 'sch_other' }
    const actor = { ...triage, grants: [{ ...here, until: day('2026-12-01') }, elsewhere] }
    const until = (grants: typeof actor.grants) => aCase('triage').sees({ ...actor, grants })?.until
    expect(until(actor.grants)).toBe('2026-12-01')
    expect(until([...actor.grants, { ...here, id: 'grt_district', schoolId: null as never }])).toBeNull()
  })
})
