import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { clocks } from '#app/domain/clocks.ts'
import { afterSaving } from '#app/features/case/after-saving.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { contact } from '#app/features/contact/contact.entry.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, refused } from '#tests/factories/case.ts'

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

  const notCalled = {
    ...called,
    how: '',
    reached: 'not-called',
    because: 'Police ask to wait: the report names the father.',
    agreedBy: 'usr_second',
  }

  it('asks of not calling the parents why and who agrees, and of any other contact how', () => {
    const errors = (change: object) =>
      Object.keys(inputOf(recordContact, { ...notCalled, caseId: 'cas_x', ...change }).errors)
    expect(errors({})).toEqual([])
    expect(errors({ because: ' ', agreedBy: '' })).toEqual(['because', 'agreedBy'])
    expect(errors({ with: 'target-parent' })).toEqual(['reached'])
    expect(errors({ reached: 'yes' })).toEqual(['how'])
  })

  it('takes somebody else of the team to agree that the parents are not called', () => {
    const refuses = (agreedBy: string) =>
      refused(() => decide(recordContact, aCase('inquiry'), { ...notCalled, agreedBy }))
    expect(refuses('usr_outsider').agreedBy).toBe('Choose somebody on the team.')
    expect(refuses('usr_lead').agreedBy).toBe('Somebody else than you agrees.')
    const over = aCase('inquiry')
    over.file.team.members = over.file.team.members.map((one) =>
      one.userId === 'usr_second' ? { ...one, until: '2026-09-01' } : one,
    )
    expect(refused(() => decide(recordContact, over, notCalled)).agreedBy).toBe('Choose somebody on the team.')
  })

  it('stops the clock of the call home with its reason, until a parent is reached', () => {
    const on = aCase('opened', { openedAt: aCase('opened').now }).play(recordContact, notCalled)
    const clock = (file: CaseFile) =>
      clocks(file, { profile, calendar }).find((one) => one.clock === 'parent-contacted')
    expect(clock(on.file)).toMatchObject({ stopped: notCalled.because, metAt: null })
    expect(clock(on.after(recordContact, called))).toMatchObject({ stopped: null, metAt: { on: '2026-09-15' } })
    expect(on.file.timeline.at(-1)?.sentence).toBe(
      'Contact with Ana Marchetti (mother): not called for now, agreed by Test second.',
    )
  })

  it('keeps its stored examples readable', () => {
    expect(contact.parts.base.safeParse(contact.examples[1]?.base).success).toBe(true)
  })
})
