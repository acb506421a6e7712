import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { aCase, asUser, decide, inputOf, refusalOf, takers } from '#tests/factories/case.ts'

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
    const mine = aCase('managing').after(recordNote, due, { as: 'member', loaded: takers })
    expect(mine.tasks).toMatchObject([
      {
        what: 'Ask the court for the order',
        owner: 'usr_member',
        ownerName: 'Test member',
        dueOn: '2027-03-05',
        state: 'open',
      },
    ])
    const given = aCase('managing').after(recordNote, { ...due, owner: 'usr_second' }, { loaded: takers })
    expect(given.tasks[0]?.ownerName).toBe('Test second')
  })

  it('gives it only to somebody who can finish it, and says so beside the field', () => {
    const due = { ...patrol, dueOn: '2027-03-05', whatNext: 'Ask' }
    const told = (said: Record<string, unknown>, as: 'lead' | 'officer' = 'lead') =>
      refusalOf(recordNote, aCase('managing'), { ...due, ...said }, { as, loaded: takers })
    const notThem = { owner: 'This person can’t open and finish it here. Choose one of the people offered.' }
    expect(told({ owner: 'usr_outsider' })).toEqual(notThem)
    expect(told({ owner: 'usr_officer' })).toEqual(notThem)
    expect(told({}, 'officer')).toEqual({ owner: 'You can’t finish it in this case yourself. Choose who does it.' })
    expect(told({ owner: 'usr_member' }, 'officer')).toEqual({})
    expect(told({ dueOn: '', whatNext: '' }, 'officer')).toEqual({})
  })

  it('a correction keeps who has it, also where they have left since', () => {
    const due = { ...patrol, dueOn: '2027-03-05', whatNext: 'Ask', owner: 'usr_second' }
    const on = aCase('managing').play(recordNote, due, { loaded: takers })
    const [task] = on.file.tasks
    const left = takers.filter(({ id }) => id !== 'usr_second')
    const again = { ...due, text: 'Extra patrol at both gates.' }
    const correcting = { root: task?.entryId ?? '', entryId: task?.entryId ?? '' }
    const [entry] = decide(recordNote, on, again, { loaded: left, correcting }).entries
    expect(entry?.parts.base).toMatchObject({ owner: 'usr_second', ownerName: 'Test second' })
    expect(refusalOf(recordNote, on, again, { loaded: left })).toHaveProperty('owner')
  })
})
