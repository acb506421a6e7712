import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const patrol = { happened: { day: '2027-03-01', time: '07:00' }, about: 'patrol', text: 'Extra patrol at the gate.' }

describe('recordNote', () => {
  it('refuses an empty note, and a day without what is to be done, or the other way round', () => {
    expect(inputOf(recordNote, { ...patrol, caseId: 'cas_x', text: ' ' }).errors).toHaveProperty('text')
    expect(inputOf(recordNote, { ...patrol, caseId: 'cas_x', dueOn: '2027-03-02' }).errors).toHaveProperty('whatNext')
    expect(inputOf(recordNote, { ...patrol, caseId: 'cas_x', whatNext: 'Call back' }).errors).toHaveProperty('dueOn')
  })

  it('is refused to somebody outside the case', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), recordNote)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), recordNote)).toBe(true)
  })

  it('is accepted at every stage (P2), one entry each', () => {
    for (const stage of stages) expect(decide(recordNote, aCase(stage), patrol).entries).toHaveLength(1)
  })

  it('reads as its first line', () => {
    const file = aCase('managing').after(recordNote, { ...patrol, text: 'No lockdown.\nExtra patrol.' })
    expect(file.timeline.at(-1)?.sentence).toBe('Patrol: No lockdown.')
    expect(file.tasks).toEqual([])
  })

  it('with a day leaves something to do for the writer, or for whoever was chosen', () => {
    const due = { ...patrol, about: 'records-request', dueOn: '2027-03-05', whatNext: 'Ask the court for the order' }
    const mine = aCase('managing').after(recordNote, due, { as: 'member' })
    expect(mine.tasks).toMatchObject([
      {
        what: 'Ask the court for the order',
        owner: 'usr_member',
        ownerName: 'Test member',
        dueOn: '2027-03-05',
        state: 'open',
      },
    ])
    expect(aCase('managing').after(recordNote, { ...due, owner: 'usr_second' }).tasks[0]?.ownerName).toBe('Test second')
  })

  it('refuses to give it to somebody who is not in the case', () => {
    const due = { ...patrol, dueOn: '2027-03-05', whatNext: 'Ask', owner: 'usr_outsider' }
    expect(() => decide(recordNote, aCase('managing'), due)).toThrow('something to put right')
  })
})
