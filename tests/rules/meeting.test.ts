import { describe, expect, it } from 'vitest'
import { whatIsMissing } from '#app/domain/gates.ts'
import { answerKeyQuestion } from '#app/features/key-question/answer-key-question.command.server.ts'
import { recordMeeting } from '#app/features/meeting/record-meeting.command.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, refused, takers } from '#tests/factories/case.ts'
import { whole } from '#tests/factories/judged.ts'

const held = {
  happened: { day: '2026-09-15', time: '09:00' },
  kind: 'first',
  attendance: [
    { userId: 'usr_lead', expertise: 'administration' },
    { userId: 'usr_officer', expertise: 'law-enforcement', part: 'The first half' },
    { name: 'Ms. Hart', relation: 'English teacher', expertise: 'instruction' },
    { name: 'Dana Strand', relation: 'mother', expertise: 'family', part: 'The last half hour' },
  ],
}

describe('recordMeeting (P24)', () => {
  it('refuses a meeting without anybody, and a person without a name or an expertise, beside the field', () => {
    const errors = (attendance: unknown) => inputOf(recordMeeting, { caseId: 'cas_x', ...held, attendance }).errors
    expect(errors([])).toHaveProperty('attendance')
    expect(errors([{ expertise: 'family' }])).toHaveProperty(['attendance.0.name'])
    expect(errors([{ name: 'Ms. Hart' }])).toHaveProperty(['attendance.0.expertise'])
  })

  it('refuses an account that is not on the team', () => {
    const attendance = [{ userId: 'usr_outsider', expertise: 'safety' }]
    expect(() => decide(recordMeeting, aCase('inquiry'), { ...held, attendance })).toThrow()
  })

  it('is refused to an officer and to somebody outside', () => {
    expect(aCase('inquiry').allows(asUser('officer'), recordMeeting)).toBe(false)
    expect(aCase('inquiry').allows(asUser('outsider'), recordMeeting)).toBe(false)
  })

  it('takes people without an account, with expertise, relation and for which part', () => {
    const file = aCase('inquiry').after(recordMeeting, held)
    expect(file.meetings[0]?.attendance).toMatchObject([
      { userId: 'usr_lead', name: 'Test lead' },
      { userId: 'usr_officer', part: 'The first half' },
      { userId: null, name: 'Ms. Hart', expertise: 'instruction' },
      { userId: null, name: 'Dana Strand', part: 'The last half hour' },
    ])
  })

  it('names missing expertise and moves to the assessment all the same', () => {
    const file = aCase('inquiry').after(recordMeeting, held)
    expect(file.meetings[0]?.missingExpertise).toEqual(['mental-health', 'knows-student'])
    expect(file.timeline.at(-1)?.sentence).toContain('Nobody for: Counseling or mental health')
    expect(file.stage).toBe('assessment')
  })

  it('can be written down at every stage, moving nothing where there is nothing to move (P2)', () => {
    expect(aCase('triage').after(recordMeeting, held).stage).toBe('triage')
    expect(aCase('managing').after(recordMeeting, { ...held, kind: 'review' }).stage).toBe('managing')
    expect(aCase('closed').after(recordMeeting, held).stage).toBe('closed')
  })

  it('stops a first level for missing expertise only where the profile binds it', () => {
    const start = aCase('inquiry')
    const file = start.with({ ...whole(start.file), meetings: [] }).after(recordMeeting, held)
    const context = { actor: { id: 'usr_lead' }, now: start.now, calendar, profile }
    const binding = { ...profile, quorum: { ...profile.quorum, binding: true } }
    expect(whatIsMissing(file, 'record-level', context)).toEqual([])
    expect(whatIsMissing(file, 'record-level', { ...context, profile: binding })).toMatchObject([
      { id: 'quorum', rule: 'P24', overridableBy: ['district-lead'] },
    ])
  })
})

describe('answerKeyQuestion (R10)', () => {
  const ready = () => {
    const start = aCase('assessment')
    return start.with({ ...whole(start.file), keyAnswers: {} })
  }
  const answer = { question: '9', how: 'answered', answer: 'Her teacher.', evidence: ['ent_1'], direction: 'raises' }
  const task = { question: '9', how: 'task', task: { what: 'Ask the coach', owner: 'usr_second', dueOn: '2026-09-18' } }

  it('refuses an answer without a ticked entry, a task without an owner, and "cannot be known" without because', () => {
    const errors = (said: Record<string, unknown>) => inputOf(answerKeyQuestion, { caseId: 'cas_x', ...said }).errors
    expect(errors({ ...answer, evidence: [] })).toHaveProperty('evidence')
    expect(errors({ ...task, task: { what: 'Ask', dueOn: '2026-09-18' } })).toHaveProperty(['task.owner'])
    expect(errors({ question: '9', how: 'cannot-be-known' })).toHaveProperty('cannotBeKnown')
    expect(errors({ question: '9' })).toHaveProperty('how')
  })

  it('refuses a task for a day that has passed, beside the field', () => {
    const past = { ...task, task: { ...task.task, dueOn: '2026-01-01' } }
    expect(refused(() => decide(answerKeyQuestion, ready(), past))).toHaveProperty(['task.dueOn'])
    expect(
      decide(answerKeyQuestion, ready(), { ...task, task: { ...task.task, dueOn: '2026-09-15' } }, { loaded: takers })
        .entries,
    ).toHaveLength(2)
  })

  it('refuses a question that the profile doesn’t ask, and a screening', () => {
    expect(() => decide(answerKeyQuestion, ready(), { ...answer, question: '14' })).toThrow()
    expect(() => decide(answerKeyQuestion, aCase('triage'), answer)).toThrow('open case')
    expect(aCase('assessment').allows(asUser('officer'), answerKeyQuestion)).toBe(false)
  })

  it('keeps the newest answer for each question', () => {
    const file = ready()
      .play(answerKeyQuestion, answer)
      .after(answerKeyQuestion, { ...answer, answer: 'And a friend.' })
    expect(file.keyAnswers[9]).toMatchObject({ answer: 'And a friend.', evidence: ['ent_1'] })
  })

  it('makes a task, which a later answer finishes', () => {
    const asked = ready().play(answerKeyQuestion, task, { loaded: takers })
    expect(asked.file.tasks).toMatchObject([
      { what: 'Ask the coach', why: 'Key question 9', owner: 'usr_second', state: 'open' },
    ])
    expect(asked.file.keyAnswers[9]?.taskEntryId).toBe(asked.file.tasks[0]?.entryId)
    expect(asked.after(answerKeyQuestion, answer).tasks).toMatchObject([{ state: 'done' }])
  })

  it('refuses a task for somebody who could not finish it, beside the field', () => {
    for (const owner of ['usr_officer', 'usr_outsider']) {
      const given = { ...task, task: { ...task.task, owner } }
      expect(refused(() => decide(answerKeyQuestion, ready(), given, { loaded: takers }))).toHaveProperty([
        'task.owner',
      ])
    }
  })

  it('counts evidence that lowers concern as what helps', () => {
    expect(ready().after(answerKeyQuestion, { ...answer, direction: 'lowers' }).protective).toEqual(['ent_1'])
  })
})
