import { describe, expect, it } from 'vitest'
import { mayTake } from '#app/domain/takers.ts'
import { openTasks } from '#app/domain/tasks.ts'
import { day } from '#app/domain/time.ts'
import { finishTask } from '#app/features/task/finish-task.command.server.ts'
import { handOverTask } from '#app/features/task/hand-over-task.command.server.ts'
import { makeTask } from '#app/features/task/make-task.command.server.ts'
import { finishedTask } from '#app/features/task/task-pages.query.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const elsewhere = 'This person can’t open and finish it here. Choose one of the people offered.'
const checkIn = { what: 'Check in with Leo', owner: 'usr_member', dueOn: '2026-09-18' }
const ibarra = { id: 'usr_member', name: 'Paul Ibarra' }
const walker = { id: 'usr_second', name: 'Denise Walker' }
const made = (stage: Parameters<typeof aCase>[0] = 'screened_out') =>
  aCase(stage).play(makeTask, checkIn, { loaded: [ibarra] })
const idOf = (on: ReturnType<typeof made>) => on.file.tasks[0]?.entryId ?? ''

describe('makeTask', () => {
  it('refuses a task without what, who or by when', () => {
    expect(Object.keys(inputOf(makeTask, { caseId: 'cas_x' }).errors).sort()).toEqual(['dueOn', 'owner', 'what'])
  })

  it('is refused to people outside, and to auditors', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), makeTask)).toBe(false)
    expect(aCase('inquiry').allows(asUser('auditor'), makeTask)).toBe(false)
    expect(aCase('inquiry').allows(asUser('member'), makeTask)).toBe(true)
  })

  it('is accepted at every stage, and records one entry', () => {
    for (const stage of ['reported', 'screened_out', 'managing', 'closed'] as const) {
      expect(made(stage).file.tasks).toMatchObject([{ ownerName: 'Paul Ibarra', state: 'open', dueOn: '2026-09-18' }])
    }
  })

  it('refuses an owner and a backup who are not on the team, beside the field', () => {
    const refused = (said: Record<string, unknown>, errors: Record<string, string>) =>
      expect(() => decide(makeTask, aCase('inquiry'), { ...checkIn, ...said }, { loaded: [ibarra] })).toThrow(
        expect.objectContaining({ errors }),
      )
    refused({ owner: 'usr_outsider' }, { owner: elsewhere })
    refused({ backup: 'usr_outsider' }, { backup: elsewhere })
  })
})

describe('finishTask', () => {
  it('asks for the result, and why a task is dropped', () => {
    expect(inputOf(finishTask, { caseId: 'c', taskEntryId: 'e' }).errors).toHaveProperty('result')
    expect(inputOf(finishTask, { caseId: 'c', taskEntryId: 'e', result: 'dropped' }).errors).toHaveProperty('words')
    expect(inputOf(finishTask, { caseId: 'c', taskEntryId: 'e', result: 'done' }).errors).toEqual({})
  })

  it('closes the task with what came of it, also after a screening has ended (S1)', () => {
    const on = made()
    const file = on.after(finishTask, { taskEntryId: idOf(on), result: 'done', words: 'Friends again.' })
    expect(file.tasks).toMatchObject([{ state: 'done', result: 'Friends again.' }])
    expect(openTasks(file)).toEqual([])
  })

  it('has no form once the task is finished: what came of it stands there', () => {
    const on = made()
    const asked = { taskEntryId: idOf(on) }
    expect(finishedTask(on.file, asked)).toBeNull()
    const after = (said: Record<string, string>) => finishedTask(on.after(finishTask, { ...asked, ...said }), asked)
    expect(after({ result: 'done', words: 'Friends again.' })).toMatchObject({
      heading: 'This task is done.',
      todo: 'Friends again.',
      way: { place: 'tasks' },
    })
    expect(after({ result: 'dropped', words: 'He moved.' })?.heading).toBe('This task is no longer needed.')
    expect(finishedTask(on.file, { taskEntryId: 'ent_none' })).toBeNull()
  })

  it('is refused for a task that is finished, or of another case', () => {
    const on = made()
    const done = on.play(finishTask, { taskEntryId: idOf(on), result: 'done' })
    expect(() => decide(finishTask, done, { taskEntryId: idOf(on), result: 'done' })).toThrow('finished already')
    expect(() => decide(finishTask, on, { taskEntryId: 'ent_other', result: 'done' })).toThrow('not in this case')
  })
})

describe('handOverTask', () => {
  const hand = { to: 'usr_second', reason: 'Out sick until Monday.' }

  it('asks to whom and why, and refuses the same owner', () => {
    expect(Object.keys(inputOf(handOverTask, { caseId: 'c', taskEntryId: 'e' }).errors).sort()).toEqual([
      'reason',
      'to',
    ])
    const on = made()
    const same = { taskEntryId: idOf(on), to: 'usr_member', reason: 'x' }
    expect(() => decide(handOverTask, on, same, { loaded: [ibarra] })).toThrow(
      expect.objectContaining({ errors: { to: expect.any(String) } }),
    )
  })

  it('is refused to somebody who isn’t on the team: they would never see it', () => {
    const on = made()
    const outside = { taskEntryId: idOf(on), to: 'usr_outsider', reason: 'x' }
    expect(() => decide(handOverTask, on, outside, { loaded: [ibarra, walker] })).toThrow(
      expect.objectContaining({ errors: { to: elsewhere } }),
    )
  })

  it('gives the task another owner and keeps who had it', () => {
    const on = made()
    const file = on.after(handOverTask, { taskEntryId: idOf(on), ...hand }, { loaded: [ibarra, walker] })
    expect(file.tasks).toMatchObject([
      {
        owner: 'usr_second',
        ownerName: 'Denise Walker',
        handedOver: [{ from: 'usr_member', reason: 'Out sick until Monday.' }],
      },
    ])
  })
})

describe('who may take a task', () => {
  const today = day('2026-09-15')

  it('is the lead and the members, as long as they are on the team', () => {
    const { file } = aCase('managing')
    const members = file.team.members.map((one) =>
      one.userId === 'usr_member' ? { ...one, until: '2026-09-14' } : one,
    )
    const left = { ...file, team: { members } }
    expect(mayTake(file, today, ['usr_triage'])).toEqual([
      'usr_lead',
      'usr_member',
      'usr_second',
      'usr_counselor',
      'usr_districtLead',
    ])
    expect(mayTake(left, today, [])).not.toContain('usr_member')
  })

  it('is also whoever triage asks, while it is at work', () => {
    expect(mayTake(aCase('triage', { team: { members: [] } }).file, today, ['usr_triage'])).toEqual(['usr_triage'])
  })
})
