import { describe, expect, it } from 'vitest'
import { clocks } from '#app/domain/clocks.ts'
import { inWordsOf } from '#app/domain/concern-words.ts'
import { steps } from '#app/domain/gate.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { formGroups } from '#app/features/case/form-designs.ts'
import { aCase, calendar, profile } from '#tests/factories/case.ts'
import { studentsLeft } from '#tests/setup/student-words.ts'

const { student } = aCase('triage').file
const staff = {
  student: { ...student, concern: 'staff', personId: null, name: 'Rita Soto', grade: undefined } as never,
}

/** A value of a form or a field's name, which nobody reads. */
const isName = (text: string) => /^[a-z][a-zA-Z0-9-]*$/.test(text)

/** Every text in a piece of data. */
const textsOf = (thing: unknown): string[] =>
  typeof thing === 'string'
    ? isName(thing)
      ? []
      : [thing]
    : thing !== null && typeof thing === 'object'
      ? Object.values(thing).flatMap(textsOf)
      : []

describe('words about whoever the concern is about', () => {
  it('say "the person" of an adult, and leave others as they are', () => {
    const say = (text: string) => inWordsOf('adult', text)
    expect(say('Does this keep the student away from school?')).toBe('Does this keep the person away from school?')
    expect(say('The student’s words. What helps this student?')).toBe('The person’s words. What helps this person?')
    expect(say('call the parent and record the answer; “refused”')).toContain(
      'ask the person or their family and record',
    )
    expect(say('Talk with the student of concern')).toBe('Talk with the person of concern')
    for (const others of ['Tell the parents of the student who might be hurt', 'Another student said so.', 'students'])
      expect(say(others)).toBe(others)
    expect(inWordsOf('student', 'Talk with the student of concern')).toBe('Talk with the student of concern')
  })

  it('fit an adult in every form that prints blank or is opened in a case', () => {
    const designs = formGroups([])
      .filter(({ heading }) => heading !== 'Report')
      .flatMap(({ designs: some }) => some)
      .filter(({ id }) => !/^interview-student|^interview-parent/.test(id))
    expect(designs.length).toBeGreaterThan(60)
    const left = designs.flatMap((design) =>
      textsOf(inWordsOf('adult', design)).flatMap((text) =>
        studentsLeft(text).map((found) => `${design.id}: ${found}`),
      ),
    )
    expect(left).toEqual([])
  })

  it('fit an adult in every gate, deadline and question of the profile', () => {
    const told = (['triage', 'inquiry', 'plan_pending', 'managing', 'closure_review'] as const).flatMap((stage) => {
      const { file, now } = aCase(stage, staff)
      const context = { actor: { id: 'usr_lead' }, now, calendar, profile }
      return [...steps.flatMap((step) => whatIsMissing(file, step, context)), ...clocks(file, context)]
    })
    expect(told.length).toBeGreaterThan(20)
    const { keyQuestions, levels, expertise } = inWordsOf('adult', profile)
    expect(textsOf([told, keyQuestions, levels, expertise]).flatMap(studentsLeft)).toEqual([])
  })
})
