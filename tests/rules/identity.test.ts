import { describe, expect, it } from 'vitest'
import { foldCase } from '#app/domain/fold.ts'
import type { StoredEntry } from '#app/domain/entry.ts'
import { registry } from '#app/features/entries.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, TestCase } from '#tests/factories/case.ts'
import { acknowledgedCase, byTwo, leo, noLookAlikes, screened, nobodyRelated } from '#tests/factories/screening.ts'

const caleb = { ...leo, id: 'per_caleb', name: 'Caleb Strand', grade: '10', schoolId: 'sch_sutter' }
const kaleb = { ...leo, id: 'per_kaleb', name: 'Kaleb Strand', grade: '9', schoolId: 'sch_sutter' }
const asTriage = { as: 'triage' } as const
type Decided = ReturnType<typeof identifyStudent.decide>

describe('identifyStudent', () => {
  it('refuses fewer than two identifiers, and a recognition by nobody', () => {
    const errors = (input: object) => inputOf(identifyStudent, { caseId: 'cas_x', ...byTwo, ...input }).errors
    expect(errors({ identifiers: ['photo'] })).toHaveProperty('identifiers')
    expect(errors({ identifiers: ['photo', 'recognised-by'] })).toHaveProperty('recognisedBy')
    expect(errors({ personId: '' })).toHaveProperty('personId')
    expect(errors({ concern: '' })).toHaveProperty('concern')
    expect(errors({})).toEqual({})
    expect(errors({ concern: 'unknown', personId: '', identifiers: [] })).toEqual({})
  })

  it('is refused to outsiders and auditors', () => {
    expect(acknowledgedCase().allows(asUser('triage'), identifyStudent)).toBe(true)
    expect(acknowledgedCase().allows(asUser('outsider'), identifyStudent)).toBe(false)
    expect(acknowledgedCase().allows(asUser('auditor'), identifyStudent)).toBe(false)
  })

  it('is accepted at every stage (P2)', () => {
    for (const stage of ['reported', 'triage', 'screened_out', 'managing', 'closed'] as const) {
      expect(decide(identifyStudent, aCase(stage), byTwo, { loaded: noLookAlikes }).entries).toHaveLength(1)
    }
  })

  it('confirms by student number and photo, and shows name and grade as they are that day', () => {
    expect(screened().file.student).toMatchObject({
      name: 'Leo Marchetti',
      grade: '4',
      confirmed: true,
      identifiers: ['student-number', 'photo'],
    })
  })

  it('takes an unknown author for an answer', () => {
    const { file } = acknowledgedCase().play(
      identifyStudent,
      { concern: 'unknown' },
      { ...asTriage, loaded: { lookAlikes: [], ...nobodyRelated } },
    )
    expect(file.student).toMatchObject({ concern: 'unknown', name: 'Unknown author', confirmed: true, personId: null })
  })

  it('warns of a similar name, and keeps the rejected one in the audit only (P10)', () => {
    const loaded = { person: caleb, lookAlikes: [kaleb], ...nobodyRelated }
    const input = { ...byTwo, personId: 'per_caleb', identifiers: ['handle', 'photo'] }
    expect(() => decide(identifyStudent, acknowledgedCase(), input, { loaded })).toThrow(
      expect.objectContaining({ errors: { comparedWith: expect.stringContaining('Kaleb Strand (grade 9)') } }),
    )
    const decided = decide(
      identifyStudent,
      aCase('triage', { student: null }),
      { ...input, comparedWith: ['per_kaleb'] },
      { loaded },
    ) as Decided
    expect(JSON.stringify(decided.entries)).not.toContain('aleb Strand (')
    expect(JSON.stringify(decided.entries)).not.toContain('per_kaleb')
    expect(JSON.stringify(decided.auditOnly)).toContain('per_kaleb')
  })

  it('moves the folder to the confirmed student’s school', () => {
    const { file } = acknowledgedCase().play(
      identifyStudent,
      { ...byTwo, personId: 'per_caleb' },
      { ...asTriage, loaded: { person: caleb, lookAlikes: [], ...nobodyRelated } },
    )
    expect(file.schoolId).toBe('sch_sutter')
  })
})

describe('correcting a wrong student (P10)', () => {
  const correct = (on: TestCase, reason?: string) =>
    decide(
      identifyStudent,
      on,
      { ...byTwo, personId: 'per_kaleb', comparedWith: ['per_caleb'], reason },
      { ...asTriage, loaded: { person: kaleb, lookAlikes: [caleb], ...nobodyRelated } },
    ) as Decided
  const wrong = () =>
    acknowledgedCase()
      .play(
        identifyStudent,
        { ...byTwo, personId: 'per_caleb' },
        { ...asTriage, loaded: { person: caleb, lookAlikes: [], ...nobodyRelated } },
      )
      .play(recordPriorContacts, {}, { ...asTriage, loaded: [] })

  it('asks how the mistake was found once somebody was confirmed', () => {
    expect(() => correct(wrong())).toThrow(expect.objectContaining({ errors: { reason: expect.any(String) } }))
  })

  it('destroys every entry that named the wrong student', () => {
    const before = wrong()
    const named = before.entries.filter((entry) => entry.kind === 'identified')
    expect(named).toHaveLength(2)
    expect(correct(before, 'The photo was his cousin’s.').destroys).toEqual(
      named.map((entry) => ({ entryId: entry.id, compartment: 'base' })),
    )
  })

  it('leaves nothing of the wrong student in the folder', () => {
    const before = wrong()
    const decided = correct(before, 'Photo')
    const gone = new Set(decided.destroys?.map((one) => one.entryId))
    const kept = before.entries.map((entry): StoredEntry => (gone.has(entry.id) ? { ...entry, open: {} } : entry))
    const after = new TestCase(foldCase('cas_test', kept, registry), [], before.now).play(
      identifyStudent,
      { ...byTwo, personId: 'per_kaleb' },
      { ...asTriage, loaded: { person: kaleb, lookAlikes: [], ...nobodyRelated } },
    )
    expect(after.file.student).toMatchObject({ name: 'Kaleb Strand' })
    expect(JSON.stringify(after.file)).not.toContain('per_caleb')
    expect(JSON.stringify(after.file)).not.toContain('Caleb')
    expect(after.file.timeline.filter((line) => line.sentence.startsWith('Removed'))).toHaveLength(2)
    // What was searched for the wrong one counts for nobody, and what was found doesn't read as the right one's.
    const searched = after.file.timeline.filter((line) => line.kind === 'prior-search').map(({ sentence }) => sentence)
    expect(searched).toEqual(['Prior contacts searched for somebody who was not meant. It counts for nobody.'])
    const missing = whatIsMissing(after.file, 'end-screening', {
      actor: { id: 'usr_triage' },
      now: after.now,
      calendar,
      profile,
    })
    expect(missing.map((one) => one.id)).toContain('prior-not-searched')
  })

  it('destroys nothing when the same student is confirmed again', () => {
    const decided = decide(identifyStudent, screened(), byTwo, { ...asTriage, loaded: noLookAlikes }) as Decided
    expect(decided.destroys).toEqual([])
  })
})
