import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { clocks } from '#app/domain/clocks.ts'
import { workItems } from '#app/domain/work-items.ts'
import { contactOpening } from '#app/features/contact/contact-opening.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { nameMask } from '#app/policy/mask-names.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'

const oliver = {
  happened: { day: '2026-09-15', time: '10:52' },
  kind: 'student',
  name: 'Oliver Pham',
  safeNow: 'yes',
  parentTold: 'not-yet',
}
const loaded = { person: undefined, alike: [] }
const oliverOnRoster = { id: 'per_oliver', name: 'Oliver Pham', grade: '4' }

describe('recordTarget', () => {
  it('refuses a told parent without time and name, beside the fields', () => {
    const { errors } = inputOf(recordTarget, { ...oliver, caseId: 'cas_x', parentTold: 'yes' })
    expect(errors).toMatchObject({ parentToldBy: expect.any(String), parentToldAt: expect.any(String) })
  })

  it('asks why there is no parent to tell', () => {
    expect(inputOf(recordTarget, { ...oliver, caseId: 'cas_x', parentTold: 'not-needed' }).errors).toHaveProperty(
      'parentNotNeeded',
    )
  })

  it('says that not knowing is fine only where it can be answered', () => {
    expect(inputOf(recordTarget, { ...oliver, caseId: 'cas_x', kind: '', safeNow: '' }).errors).toMatchObject({
      kind: 'Choose an answer.',
      safeNow: 'Choose an answer. ‘I don’t know’ is fine.',
    })
    const { errors } = inputOf(recordContact, { caseId: 'cas_x' })
    expect([errors.with, errors.how, errors.reached]).toEqual(Array(3).fill('Choose an answer.'))
  })

  it('may be somebody who is neither student nor staff: a parent, a brother', () => {
    const brother = { ...oliver, kind: 'other', name: 'Danny Pham', parentTold: '' }
    expect(inputOf(recordTarget, { ...brother, caseId: 'cas_x' }).errors).toEqual({})
    const file = aCase('inquiry').after(recordTarget, brother, { loaded })
    expect(file.targets).toMatchObject([{ kind: 'other', name: 'Danny Pham' }])
    expect(nameMask(file, 'targets by initials')?.('Danny Pham was called.')).toBe('D. P. was called.')
  })

  it('is refused to somebody outside the case', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), recordTarget)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), recordTarget)).toBe(false)
  })

  it('is accepted at every stage (P2), one entry each', () => {
    for (const stage of stages) expect(decide(recordTarget, aCase(stage), oliver, { loaded }).entries).toHaveLength(1)
  })

  it('refuses a person who is not on the roster', () => {
    expect(() => decide(recordTarget, aCase('triage'), { ...oliver, personId: 'per_nobody' }, { loaded })).toThrow(
      'something to put right',
    )
  })

  it('offers the people of that name, and takes "none of these" (P11)', () => {
    const alike = { alike: [{ id: 'per_oliver', name: 'Oliver Pham', grade: '4' }] }
    const refused = () => decide(recordTarget, aCase('triage'), oliver, { loaded: alike })
    expect(refused).toThrow(
      expect.objectContaining({
        offers: { personId: [expect.objectContaining({ value: 'per_oliver' }), expect.anything()] },
      }),
    )
    const chosen = { person: alike.alike[0], alike: [] }
    const file = aCase('triage').after(recordTarget, { ...oliver, personId: 'per_oliver' }, { loaded: chosen })
    expect(file.targets[0]).toMatchObject({ personId: 'per_oliver', name: 'Oliver Pham' })
    const none = aCase('triage').after(recordTarget, { ...oliver, personId: 'none' }, { loaded })
    expect(none.targets[0]).toMatchObject({ personId: null, name: 'Oliver Pham' })
  })
})

describe('a target’s parents', () => {
  const known = aCase('inquiry').play(recordTarget, oliver, { loaded })
  const root = known.file.targets[0]?.root ?? ''
  const call = {
    happened: { day: '2026-09-15', time: '11:22' },
    with: 'target-parent',
    who: 'Mrs. Pham',
    why: 'The threat',
    how: 'phone',
    targetEntryId: root,
  }

  it('are not told by an attempt', () => {
    expect(known.after(recordContact, { ...call, reached: 'message-left' }).targets[0]?.parentTold).toBeNull()
  })

  it('are told by a contact that reached them, at the time of the contact', () => {
    const file = known.after(recordContact, { ...call, reached: 'yes', safeNow: 'yes' })
    expect(file.targets[0]).toMatchObject({
      safeNow: 'yes',
      parentTold: { at: { on: '2026-09-15', at: '2026-09-15T18:22:00.000Z' }, by: 'Test lead' },
    })
  })

  it('keep the first time they were told', () => {
    const twice = known
      .play(recordContact, { ...call, reached: 'yes' })
      .after(recordContact, { ...call, reached: 'yes', happened: { day: '2026-09-16', time: '09:00' } })
    expect(twice.targets[0]?.parentTold?.at.on).toBe('2026-09-15')
  })

  it('are told by the form itself', () => {
    const file = aCase('inquiry').after(
      recordTarget,
      {
        ...oliver,
        parentTold: 'yes',
        parentToldBy: 'Denise Walker',
        parentToldAt: { day: '2026-09-15', time: '11:25' },
      },
      { loaded },
    )
    expect(file.targets[0]?.parentTold).toEqual({
      at: { on: '2026-09-15', at: '2026-09-15T18:25:00.000Z' },
      by: 'Denise Walker',
    })
  })
})

describe('the row that asks to tell them', () => {
  const context = { profile, calendar }
  const two = aCase('inquiry')
    .play(recordTarget, { ...oliver, personId: 'none' }, { loaded })
    .play(recordTarget, { ...oliver, personId: 'per_oliver' }, { loaded: { person: oliverOnRoster, alike: [] } })
  const rows = (on = two) => workItems(on.file, context).filter(({ id }) => id.includes('target-parent-told'))

  it('names which student is meant, in short, and leads to the form that finishes it', () => {
    const [unknown, known] = rows()
    expect([unknown?.why, known?.why]).toMatchObject([
      expect.stringMatching(/^Number 1 of 2 · /) as string,
      expect.stringMatching(/^Oliver P\. · /) as string,
    ])
    const root = two.file.targets[1]?.root ?? ''
    expect(known?.href).toBe(`/cases/cas_test/contact/new?with=target-parent&target=${root}`)
    const opening = contactOpening({ caseFile: two.file, input: { with: 'target-parent', target: root } })
    expect(opening).toEqual({ with: 'target-parent', targetEntryId: root })
    const call = { who: 'Mrs. Pham', why: 'The threat', how: 'phone', happened: { day: '2026-09-15', time: '11:22' } }
    const told = two.play(recordContact, { ...call, ...opening, reached: 'yes' })
    expect(rows(told)).toHaveLength(1)
  })

  it('asks for the notice in writing too, within 24 hours: a letter answers it, a call does not', () => {
    const written = (on: TestCase) => workItems(on.file, context).filter(({ id }) => id.includes('-written'))
    const one = aCase('inquiry').play(recordTarget, { ...oliver, personId: 'none' }, { loaded })
    const root = one.file.targets[0]?.root ?? ''
    const [row] = written(one)
    expect(row).toMatchObject({ owner: 'usr_lead', what: expect.stringContaining('written notice') as string })
    expect(row?.why).toContain('ORS 339.327')
    expect(row?.href).toBe(`/cases/cas_test/contact/new?with=target-parent&target=${root}&how=letter`)
    const due = (file: TestCase['file']) => clocks(file, context).find((it) => it.clock === 'target-parent-written')
    expect(Date.parse(due(one.file)?.dueAt ?? '')).toBe(Date.parse(due(one.file)?.startedAt ?? '') + 24 * 3_600_000)
    const input = { with: 'target-parent', target: root, how: 'letter' }
    const opening = contactOpening({ caseFile: one.file, input })
    expect(opening).toEqual({ with: 'target-parent', targetEntryId: root, how: 'letter' })
    const said = { who: 'Mrs. Pham', why: 'The threat', happened: { day: '2026-09-15', time: '11:22' } }
    const after = (how: string, reached: string, named = opening) =>
      written(one.play(recordContact, { ...said, ...named, how, reached })).length
    expect([after('phone', 'yes'), after('message', 'message-left'), after('letter', 'no')]).toEqual([1, 1, 1])
    expect([after('letter', 'message-left'), after('letter', 'yes'), after('message', 'yes')]).toEqual([0, 0, 0])
    expect(after('letter', 'yes', { with: 'target-parent' })).toBe(0)
  })

  it('names nobody to a district lead outside the case, and takes no other person from the address', () => {
    const outside = two.with({ team: { members: [] } })
    expect(rows(outside).map(({ owner }) => owner)).toEqual(['district-leads', 'district-leads'])
    expect(JSON.stringify(rows(outside))).not.toMatch(/Oliver|Number/)
    expect(contactOpening({ caseFile: two.file, input: { with: 'target-parent', target: 'ent_else' } })).toEqual({
      with: 'target-parent',
    })
    expect(contactOpening({ caseFile: two.file, input: { with: 'parent' } })).toEqual({ with: 'parent' })
    expect(contactOpening({ caseFile: two.file, input: {} })).toEqual({})
  })
})
