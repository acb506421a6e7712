import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { clocks } from '#app/domain/clocks.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { missingLines } from '#app/domain/gates/together.ts'
import { day } from '#app/domain/time.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { answerKeyQuestion } from '#app/features/key-question/answer-key-question.command.server.ts'
import { answerBefore, keyQuestionsShown } from '#app/features/key-question/key-questions-page.server.ts'
import { beforeYouDecide } from '#app/features/level/before-you-decide.ts'
import { reopenCase } from '#app/features/reopen/reopen-case.command.server.ts'
import { aCase, calendar, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { answered, whole } from '#tests/factories/judged.ts'

const reopenedAt = '2026-10-15T17:00:00.000Z'
const again = { trigger: 'new-report', whatChanged: 'A new drawing.' }

/** Opened in September with every question answered, closed at the end of the month, reopened on 15 October. */
function reopened(change: Partial<CaseFile> = {}): TestCase {
  const start = aCase('closed')
  const closedAt = '2026-09-30T22:00:00.000Z'
  const line = { from: 'closure_review', to: 'closed', by: 'usr_second', entryId: 'ent_close' } as const
  const stageLog = [
    { act: 'open', from: 'triage', to: 'opened', at: start.now, by: 'usr_lead', entryId: 'ent_open' },
    { act: 'close', ...line, at: closedAt },
  ] as never
  const on = start.with({ ...whole(start.file), openedAt: start.now, stageLog, ...change })
  return on.play(reopenCase, again, { as: 'second', now: reopenedAt })
}
const context = { actor: { id: 'usr_lead' }, now: reopened().now, calendar, profile }
const missing = (on: TestCase) => whatIsMissing(on.file, 'record-level', context)
const answer = { question: 9, how: 'answered', answer: 'A friend, since Monday.', evidence: ['ent_1'] }

describe('key answers from before a reopening', () => {
  it('no longer count: each is asked for again, as one line', () => {
    const asked = missing(reopened()).filter(({ id }) => id.startsWith('question-'))
    expect(asked).toHaveLength(13)
    expect(asked[8]).toMatchObject({
      missing: 'question 9 has no answer since the reopening.',
      youCan: 'look at the earlier answer again: save it as it is, or change it',
    })
    expect(missingLines(asked)).toEqual([
      { text: 'Key questions: 13 have no answer since the reopening', href: 'key-questions' },
    ])
    for (const step of ['lower-level', 'propose-closing'] as const) {
      const ids = whatIsMissing(reopened().file, step, context).map(({ id }) => id)
      expect(ids, step).toContain('question-9')
    }
  })

  it('count again once somebody has looked at them', () => {
    const ids = missing(reopened().play(answerKeyQuestion, answer)).map(({ id }) => id)
    expect(ids).not.toContain('question-9')
    expect(ids).toContain('question-8')
  })

  it('are said to be earlier before you decide, and on the page of the questions', async () => {
    const on = reopened().play(answerKeyQuestion, answer)
    const lines = beforeYouDecide(on.file, profile, 'usr_lead', { today: day('2026-10-15'), found: 0 })
    expect(lines.map(({ text }) => text)).toContain(
      'Key questions: 1 of 13; 12 from before the reopening, to look at again',
    )
    const before = { question: 1, theme: 'x', how: 'answered', answer: 'A quarrel.', evidence: ['ent_1'] }
    const said = { ...on.file.timeline[0], entryId: 'ent_q1', root: 'ent_q1', kind: 'key-answer', versions: 1 }
    const bodies = new Map<string, Record<string, unknown>>([['ent_q1', { base: before }]])
    const caseFile = { ...reopened().file, timeline: [said, ...reopened().file.timeline] }
    const records = { users: { byIds: () => Promise.resolve([]) } }
    const work = { caseFile, bodies, records, profile, calendar, now: on.now } as never
    const [first] = await keyQuestionsShown(work)
    expect(first).toMatchObject({ state: 'none', earlier: [{ words: 'Answered', text: 'A quarrel.' }] })
    expect(first?.answer).toBeUndefined()
  })

  it('stand in the form, to be looked at and saved again; a fresh answer does not', () => {
    const body = { question: 9, theme: 'x', how: 'answered', answer: 'His teacher.', evidence: ['ent_1'] }
    const bodies = new Map([['ent_q9', { base: body }]])
    const input = { question: '9' }
    const { theme: _theme, question: _n, ...held } = body
    expect(answerBefore({ caseFile: reopened().file, bodies, input })).toEqual(held)
    const never = aCase('assessment', { keyAnswers: answered }).file
    expect(answerBefore({ caseFile: never, bodies, input })).toEqual({})
  })

  it('count in a case that was never reopened', () => {
    const start = aCase('assessment')
    expect(missing(start.with(whole(start.file)))).toEqual([])
  })
})

describe('the call home after a reopening', () => {
  const call = (on: string, time: string) => ({
    with: 'parent',
    who: 'Ana Marchetti (mother)',
    reached: 'yes',
    how: 'phone',
    happened: { day: on, time },
    why: 'Reopened',
  })
  const home = (on: TestCase) =>
    clocks(on.file, { profile, calendar })
      .filter(({ clock }) => clock === 'parent-contacted')
      .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))

  it('has a clock of its own, from the reopening on', () => {
    const [first, second] = home(reopened())
    expect(first).toMatchObject({ about: 'ent_open', stopped: 'The case was closed.' })
    expect(second).toMatchObject({ startedAt: reopenedAt, metAt: null, stopped: null })
    expect(second?.dueAt).toBe('2026-10-15T22:15:00.000Z')
  })

  it('is not met by a call from before the end, but by one since', () => {
    const before = { contacts: [] as never }
    const on = (day: string) => reopened(before).play(recordContact, call(day, '09:00'))
    expect(home(on('2026-09-15'))[1]).toMatchObject({ metAt: null })
    expect(home(on('2026-10-15'))[1]).toMatchObject({ metAt: { on: '2026-10-15' } })
  })

  it('starts once where a screening became a case by reopening', () => {
    const screening = aCase('screened_out', { openedAt: null })
    const on = screening.play(reopenCase, again, { as: 'triage', now: reopenedAt })
    expect(home(on)).toMatchObject([{ startedAt: reopenedAt, about: on.file.closing.reopened[0]?.entryId }])
  })
})
