import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { parentClock } from '#app/domain/clocks/families.ts'
import { afterSaving } from '#app/features/case/after-saving.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { contact } from '#app/features/contact/contact.entry.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { nextStep } from '#app/features/case/next-step.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'

const called = {
  happened: { day: '2026-09-15', time: '11:10' },
  with: 'parent',
  who: 'Ana Marchetti (mother)',
  why: 'Weapon access',
  how: 'phone',
  reached: 'yes',
}

describe('recordContact', () => {
  it('refuses a form without a name, beside the field', () => {
    expect(inputOf(recordContact, { ...called, caseId: 'cas_x', who: '' }).errors).toHaveProperty('who')
  })

  it('is refused to somebody outside the case', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), recordContact)).toBe(false)
  })

  it('is accepted at every stage (P2)', () => {
    for (const stage of ['reported', 'triage', 'screened_out', 'managing', 'closed'] as const) {
      expect(decide(recordContact, aCase(stage), called).entries).toHaveLength(1)
    }
  })

  it('records one entry and folds into one contact, at the time it happened', () => {
    const file = aCase('inquiry').after(recordContact, called)
    expect(file.contacts).toMatchObject([
      { who: 'Ana Marchetti (mother)', reached: 'yes', happened: { on: '2026-09-15', at: '2026-09-15T18:10:00.000Z' } },
    ])
    expect(file.timeline.at(-1)?.sentence).toBe('Contact with Ana Marchetti (mother): reached.')
  })

  it('records that two people decide not to call, and why, in place of a call (R15)', () => {
    const not = { ...called, reached: 'not-told', how: '', why: 'The home may be the danger; CPS asks us to wait.' }
    const errors = (said: object) => inputOf(recordContact, { ...not, caseId: 'cas_x', ...said }).errors
    expect(errors({})).toHaveProperty('agreedBy')
    expect(errors({ agreedBy: 'Dr. Okafor' })).toEqual({})
    expect(errors({ agreedBy: 'Dr. Okafor', with: 'target-parent' })).toHaveProperty('reached')
    expect(inputOf(recordContact, { ...called, caseId: 'cas_x', how: '' }).errors).toHaveProperty('how')
    const file = aCase('triage').after(recordContact, { ...not, agreedBy: 'Dr. Okafor' })
    expect(file.timeline.at(-1)?.sentence).toBe('Contact with Ana Marchetti (mother): not called, on purpose.')
    const context = { actor: { id: 'usr_lead' }, now: file.timeline.at(-1)?.recordedAt ?? '', calendar, profile }
    const around = { zone: calendar.zone, today: '2026-09-15' as never, profile }
    const still = nextStep(file, context as never, around)?.still.map(({ text }) => text)
    expect(still).not.toContain('Call home')
    const opened = (more: object) => aCase('opened', { openedAt: file.timeline.at(-1)?.recordedAt, ...more }).file
    const stopped = (on: CaseFile) => parentClock(on, { profile, calendar }).map((one) => one.stopped)
    expect(stopped(opened({ contacts: file.contacts }))).toEqual([not.why])
    expect(stopped(opened({ contacts: [] }))).toEqual([null])
  })

  it('says when a call to a target’s home counts for nobody, because it is not said for whom', () => {
    const named = (name: string) => ({ happened: called.happened, kind: 'student', name, safeNow: 'yes' })
    const rows = { loaded: { alike: [], rows: undefined } }
    const one = aCase('triage').play(recordTarget, named('Oliver Pham'), rows)
    const two = one.play(recordTarget, named('Maya Ortiz'), rows)
    const call = { ...called, with: 'target-parent' }
    const heard = (file: CaseFile) => afterSaving(file, file.contacts[0]?.entryId ?? '')
    expect(heard(one.after(recordContact, call))).toBeNull()
    expect(heard(two.after(recordContact, call))).toContain('the parents of Oliver Pham, Maya Ortiz')
    const whose = { ...call, targetEntryId: two.file.targets[1]?.root }
    expect(heard(two.after(recordContact, whose))).toBeNull()
  })

  it('keeps its stored examples readable', () => {
    expect(contact.parts.base.safeParse(contact.examples[1]?.base).success).toBe(true)
  })
})
