import { describe, expect, it } from 'vitest'
import type { TimelineLine } from '#app/domain/case-file.ts'
import { answersOverTime } from '#app/domain/key-answers.ts'
import { day, instant } from '#app/domain/time.ts'

const at = instant('2026-09-15T18:00:00.000Z')
const line = (entryId: string, more: Partial<TimelineLine> = {}): TimelineLine => ({
  entryId,
  root: entryId,
  seq: 1,
  kind: 'key-answer',
  happenedOn: day('2026-09-15'),
  happenedAt: at,
  recordedAt: at,
  recordedBy: 'usr_lead',
  sentence: '',
  versions: 1,
  readable: true,
  ...more,
})
const said = (question: number, more: object) => ({
  base: { question, theme: `Theme ${question}`, how: 'answered', evidence: [], ...more },
})
const questions = [
  { n: 1, theme: 'Motives', asks: 'Why?' },
  { n: 2, theme: 'Communications', asks: 'What was said?' },
]

describe('answers to key questions over time', () => {
  it('are all that were given, oldest first, each with who and when, and how often it was corrected', () => {
    const bodies = new Map([
      ['ent_1', said(2, { how: 'task' })],
      ['ent_2', said(2, { answer: 'A message.' })],
      ['ent_3', said(2, { how: 'cannot-be-known', cannotBeKnown: 'The phone is gone.', answer: 'old' })],
    ])
    const lines = [line('ent_1'), line('ent_2', { versions: 3 }), line('ent_3', { recordedBy: 'usr_member' })]
    expect(answersOverTime(lines, bodies, questions)).toMatchObject([
      { n: 1, answers: [] },
      {
        n: 2,
        answers: [
          { state: 'task', text: undefined },
          { state: 'answered', text: 'A message.', corrects: 2, by: 'usr_lead' },
          { state: 'cannot-be-known', text: 'The phone is gone.', corrects: 0, by: 'usr_member', at },
        ],
      },
    ])
  })

  it('leave out what the reader may not read, and keep a question that the profile has no more', () => {
    const bodies = new Map([['ent_7', said(14, { answer: 'Yes.' })]])
    const [first, second, gone] = answersOverTime([line('ent_hidden'), line('ent_7')], bodies, questions)
    expect([first?.answers, second?.answers]).toEqual([[], []])
    expect(gone).toMatchObject({ n: 14, theme: 'Theme 14', asks: '', answers: [{ text: 'Yes.' }] })
  })
})
