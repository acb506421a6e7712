import { describe, expect, it } from 'vitest'
import { whatIsMissing } from '#app/domain/gates.ts'
import { missingLines } from '#app/domain/gates/together.ts'
import type { Step } from '#app/domain/gate.ts'
import { aCase, calendar, profile } from '#tests/factories/case.ts'
import { whole } from '#tests/factories/judged.ts'

const missing = (step: Step, change = {}) => {
  const on = aCase('assessment')
  const file = on.with({ ...whole(on.file), ...change }).file
  return whatIsMissing(file, step, { actor: { id: 'usr_lead' }, now: on.now, calendar, profile })
}

describe('what is missing, in lines', () => {
  it('is one line for key questions without an answer, and a line for one of them', () => {
    expect(missingLines(missing('record-level', { keyAnswers: {} }))).toEqual([
      { text: 'Key questions: 13 have no answer yet', href: 'key-questions' },
    ])
    const { 9: _nine, ...others } = whole(aCase('assessment').file).keyAnswers ?? {}
    expect(missingLines(missing('record-level', { keyAnswers: others }))).toEqual([
      { text: 'Question 9 has no answer.', href: 'key-questions/9' },
    ])
  })

  it('names a working level as the way out of a first level only', () => {
    const instead = (step: Step) => missing(step, { keyAnswers: {}, meetings: [] }).map((one) => one.instead?.href)
    expect(new Set(instead('record-level'))).toEqual(new Set(['level/working']))
    expect(new Set(instead('propose-closing'))).toEqual(new Set([undefined]))
  })
})
