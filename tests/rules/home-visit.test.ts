import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { recordHomeVisit } from '#app/features/home-visit/record-home-visit.command.server.ts'
import {
  saveVisitNext,
  saveVisitPeople,
  saveVisitSafe,
  saveVisitSeen,
  saveVisitWeapons,
} from '#app/features/home-visit/save-visit-part.command.server.ts'
import { StaleRecord } from '#app/gates/errors.ts'
import { aCase, asUser, decide, inputOf, refusalOf, takers } from '#tests/factories/case.ts'

const loaded = {
  roster: [
    { addressId: 'adr_mother', label: 'Mother’s home' },
    { addressId: 'adr_walt', label: 'Grandfather’s home' },
  ],
}
const mother = {
  arrived: { day: '2027-02-25', time: '22:10' },
  addressId: 'adr_mother',
  basis: 'consent',
  consentBy: 'Dana Strand',
  consentHow: 'spoken',
  who: ['usr_officer', 'usr_member'],
  weapons: 'none-seen',
  access: 'no',
}
const walt = {
  ...mother,
  arrived: { day: '2027-02-25', time: '22:35' },
  addressId: 'adr_walt',
  consentBy: 'Walt Strand',
  weapons: 'yes',
  access: 'yes',
}
const visited = aCase('opened')
  .play(recordHomeVisit, mother, { loaded, as: 'member' })
  .play(recordHomeVisit, walt, { loaded, as: 'member' })

describe('none, seen by officers', () => {
  it('needs an officer of the case among who went, or one by name (P13)', () => {
    const refuses = (change: object) =>
      refusalOf(recordHomeVisit, aCase('opened'), { ...mother, ...change }, { loaded, as: 'member' })
    expect(refuses({})).toEqual({})
    expect(refuses({ who: ['usr_member'] })).toEqual({
      officer: 'Say which officer looked, or choose “None, as told”.',
    })
    expect(refuses({ who: ['usr_member'], officer: 'Dep. Whitfield' })).toEqual({})
    for (const weapons of ['none-told', 'yes', 'refused-unknown']) {
      expect(refuses({ who: ['usr_member'], weapons }), weapons).toEqual({})
    }
  })
})
const visitId = visited.file.inquiry.visits[1]?.root ?? ''
const rifles = {
  visitId,
  weapons: [
    {
      type: 'rifle',
      count: '1',
      storage: 'unlocked',
      ammunition: 'apart-unlocked',
      loaded: 'unknown',
      whoSaw: 'Sgt. Ortega',
    },
    { type: 'handgun', count: '2', storage: 'unlocked', ammunition: 'with-it', loaded: 'yes', whoSaw: 'Sgt. Ortega' },
  ],
}
const removed = {
  visitId,
  how: 'removed-by-police',
  doneAt: { day: '2027-02-25', time: '22:50' },
  verifiedBy: 'Sgt. Ortega',
  checkAgainBy: '2027-03-27',
}
const none = { loaded: { files: [] } }

describe('recordHomeVisit', () => {
  it('asks six things and no more', () => {
    const { errors } = inputOf(recordHomeVisit, { caseId: 'cas_x' })
    expect(Object.keys(errors).sort()).toEqual(['access', 'arrived', 'basis', 'weapons'])
    const unnamed = { ...mother, caseId: 'cas_x', addressId: '', who: [], consentBy: '' }
    expect(Object.keys(inputOf(recordHomeVisit, unnamed).errors).sort()).toEqual(['addressId', 'consentBy', 'who'])
  })

  it('is open to members and officers, not outside (P12)', () => {
    expect(aCase('inquiry').allows(asUser('officer'), recordHomeVisit)).toBe(true)
    expect(aCase('inquiry').allows(asUser('outsider'), recordHomeVisit)).toBe(false)
  })

  it('is accepted at every stage (P2), one entry each, even when a weapon can be reached (P1)', () => {
    for (const stage of stages) expect(decide(recordHomeVisit, aCase(stage), walt, { loaded }).entries).toHaveLength(1)
  })

  it('answers for its own address only', () => {
    expect(visited.file.means.addresses).toMatchObject([
      { label: 'Mother’s home', answer: 'no', basis: 'seen', access: 'no', asOf: { at: '2027-02-26T06:10:00.000Z' } },
      { label: 'Grandfather’s home', answer: 'yes', basis: 'seen', access: 'yes' },
    ])
    const one = aCase('opened').after(recordHomeVisit, mother, { loaded })
    expect(one.means.addresses).toMatchObject([
      { label: 'Mother’s home', answer: 'no' },
      { label: 'Grandfather’s home', answer: 'not-asked', access: 'unknown' },
    ])
    expect(one.stage).toBe('inquiry')
  })

  it('has nobody who was not let in see that there is nothing', () => {
    const shut = { ...mother, caseId: 'cas_x', basis: 'not-let-in' }
    expect(inputOf(recordHomeVisit, shut).errors).toHaveProperty('weapons')
    expect(inputOf(recordHomeVisit, { ...shut, weapons: 'none-told' }).errors).toEqual({})
  })

  it('takes "not let in" as refused', () => {
    const shut = { ...mother, basis: 'not-let-in', weapons: 'refused-unknown', access: 'unknown' }
    const file = aCase('opened').after(recordHomeVisit, shut, { loaded })
    expect(file.means.addresses[0]?.answer).toBe('refused')
    expect(file.timeline.at(-1)?.sentence).toBe('Home visit, Mother’s home: not let in.')
  })
})

describe('the parts of a home visit', () => {
  const parts = [
    [saveVisitPeople, { visitId, spokeWith: 'Walt Strand' }],
    [saveVisitWeapons, rifles],
    [saveVisitSafe, removed],
    [saveVisitSeen, { visitId, plainView: 'Magazines in the hall closet.' }],
    [saveVisitNext, { visitId, dueOn: '2027-03-27', what: 'Check again' }],
  ] as const

  it.each(parts)('%# saves alone, in any order, one entry each', (command, input) => {
    const brought = (command as unknown) === saveVisitNext ? { loaded: takers } : none
    expect(decide(command as typeof saveVisitSafe, visited, input, brought).entries).toHaveLength(1)
    expect(visited.allows(asUser('outsider'), command)).toBe(false)
    expect(visited.allows(asUser('officer'), command)).toBe(true)
  })

  it('refuses serial numbers, and a weapon that nobody saw (P13)', () => {
    const weapon = { ...rifles.weapons[0], whoSaw: '', whoCanGet: 'Serial no. 1182' }
    const { errors } = inputOf(saveVisitWeapons, { caseId: 'cas_x', visitId, weapons: [weapon] })
    expect(Object.keys(errors).sort()).toEqual(['weapons.0.whoCanGet', 'weapons.0.whoSaw'])
  })

  it('folds what was made safe: removed at 22:50, out of reach, to be checked by 27 Mar (S8)', () => {
    const file = visited.play(saveVisitWeapons, rifles).after(saveVisitSafe, removed, none)
    expect(file.means.addresses[1]).toMatchObject({
      access: 'no',
      weapons: [
        { type: 'rifle', count: 1 },
        { type: 'handgun', count: 2 },
      ],
      madeSafe: { how: 'removed-by-police', at: { at: '2027-02-26T06:50:00.000Z' }, verifiedBy: 'Sgt. Ortega' },
      checkAgainBy: '2027-03-27',
      checkStartedAt: '2027-02-26T06:50:00.000Z',
    })
    expect(file.means.addresses[0]?.madeSafe).toBeNull()
  })

  it('takes weapons that were written down as seen, whatever was said at the door; an older visit says nothing new', () => {
    const told = aCase('opened').play(recordHomeVisit, { ...walt, weapons: 'none-told', access: 'no' }, { loaded })
    const found = { ...rifles, visitId: told.file.inquiry.visits[0]?.root }
    expect(told.after(saveVisitWeapons, found).means.addresses[0]).toMatchObject({
      answer: 'yes',
      basis: 'seen',
      access: 'unknown',
    })
    const again = { ...walt, arrived: { day: '2027-02-26', time: '08:00' }, weapons: 'none-seen', access: 'no' }
    const empty = told.play(recordHomeVisit, again, { loaded })
    expect(empty.after(saveVisitWeapons, found).means.addresses[0]).toMatchObject({ answer: 'no', weapons: [] })
  })

  it('gives what is to be done a day, or nobody would be reminded', () => {
    const next = { caseId: 'cas_x', visitId, what: 'Ask the uncle', others: [{ label: 'Uncle’s home' }] }
    expect(inputOf(saveVisitNext, next).errors).toHaveProperty('dueOn')
    expect(inputOf(saveVisitNext, { ...next, what: '' }).errors).toEqual({})
  })

  it('counts locked as out of reach only when somebody verified it', () => {
    const told = visited.after(saveVisitSafe, { ...removed, how: 'locked', verifiedBy: '' }, none)
    expect(told.means.addresses[1]).toMatchObject({ access: 'possibly', countsAsLocked: true })
    expect(visited.after(saveVisitSafe, { ...removed, how: 'locked' }, none).means.addresses[1]?.access).toBe('no')
  })

  it('fills the day to check again: 72 hours if told, 30 days if verified, none in a screening (R23, P12)', () => {
    const dayOf = (input: Record<string, unknown>) =>
      visited.after(saveVisitSafe, { ...removed, checkAgainBy: '', ...input }, none).means.addresses[1]?.checkAgainBy
    expect(dayOf({})).toBe('2027-03-27')
    expect(dayOf({ how: 'locked', verifiedBy: '' })).toBe('2027-02-28')
    expect(dayOf({ how: 'nothing', nothingBecause: 'Refused' })).toBeNull()
    const screening = aCase('triage').play(recordHomeVisit, walt, { loaded })
    const again = { ...removed, visitId: screening.file.inquiry.visits[0]?.root, checkAgainBy: '' }
    expect(screening.after(saveVisitSafe, again, none).means.addresses[0]?.checkAgainBy).toBeNull()
  })

  it('saved again, is a new version of the part; saved on an old one, is refused with what arrived', () => {
    const first = visited.play(saveVisitPeople, { visitId, spokeWith: 'Walt' }, { as: 'officer' })
    const replaces = first.file.inquiry.visits[1]?.parts.people ?? ''
    expect(() => decide(saveVisitPeople, first, { visitId, spokeWith: 'Walt and Dana' })).toThrow(StaleRecord)
    const second = first.play(saveVisitPeople, { visitId, replaces, spokeWith: 'Walt and Dana' })
    expect(second.entries.at(-1)?.supersedes).toBe(replaces)
    expect(second.file.timeline.filter((line) => line.kind === 'home-visit-people')).toMatchObject([{ versions: 2 }])
  })

  it('asks what is done instead where something was refused, and keeps it as the written plan (P8)', () => {
    const refused = { caseId: 'cas_x', visitId, refused: 'Walt, to open the closet' }
    expect(inputOf(saveVisitSeen, refused).errors).toHaveProperty('instead')
    const file = visited.after(saveVisitSeen, { ...refused, instead: 'Caleb stays with his mother.' })
    const insteadOf = (label: string) => file.means.addresses.find((one) => one.label === label)?.instead?.text
    expect([insteadOf('Grandfather’s home'), insteadOf('Mother’s home')]).toEqual([
      'Caleb stays with his mother.',
      undefined,
    ])
  })

  it('leaves the next step as something to do, and other places as not asked', () => {
    const next = { visitId, dueOn: '2027-03-27', what: 'Check', others: [{ label: 'Father’s home' }] }
    const file = visited.after(saveVisitNext, { ...next, owner: 'usr_member' }, { loaded: takers })
    expect(refusalOf(saveVisitNext, visited, { ...next, owner: 'usr_officer' }, { loaded: takers })).toHaveProperty(
      'owner',
    )
    expect(refusalOf(saveVisitNext, visited, next, { as: 'officer', loaded: takers })).toHaveProperty('owner')
    expect(file.tasks).toMatchObject([
      { what: 'Check', owner: 'usr_member', ownerName: 'Test member', dueOn: '2027-03-27' },
    ])
    expect(file.means.addresses[2]).toMatchObject({ label: 'Father’s home', answer: 'not-asked' })
  })

  it('takes a time for when they left, told beside the field, and reads what was stored before', () => {
    const left = (leftAt: string) =>
      inputOf(saveVisitPeople, { caseId: 'cas_x', visitId, spokeWith: 'Walt', leftAt }).errors
    expect([left('22:40'), left('')]).toEqual([{}, {}])
    expect(left('22.4')).toEqual({ leftAt: 'Give a time like 14:05.' })
    const stored = visited.play(saveVisitPeople, { visitId, spokeWith: 'Walt', leftAt: '22:40' })
    expect(stored.entries.at(-1)?.open.base).toMatchObject({ leftAt: '22:40' })
  })

  it('is refused for a visit of another case', () => {
    expect(() => decide(saveVisitPeople, visited, { visitId: 'ent_else', spokeWith: 'x' })).toThrow('to put right')
  })
})

describe('the parts of a visit', () => {
  it('name their address wherever they are read, so that nobody takes one home for another (P12)', () => {
    const other = visited.file.inquiry.visits[0]?.root ?? ''
    const on = visited
      .play(saveVisitPeople, { visitId: other, spokeWith: 'Dana Strand' }, { as: 'member' })
      .play(saveVisitWeapons, rifles, { as: 'member' })
      .play(saveVisitSeen, { visitId, exactWords: 'He has his own key.' }, { as: 'member' })
      .play(saveVisitSafe, removed, { as: 'member', loaded: { files: [] } })
      .play(saveVisitNext, { visitId, what: 'Check again', dueOn: '2027-03-27' }, { as: 'member', loaded: takers })
    expect(on.file.timeline.slice(-5).map(({ sentence }) => sentence)).toEqual([
      'Home visit at Mother’s home, people: Dana Strand.',
      'Home visit at Grandfather’s home, weapons: 1 × rifle, 2 × handgun.',
      'Home visit at Grandfather’s home: what was seen and said.',
      'Home visit at Grandfather’s home, made safe: removed by police.',
      'Home visit at Grandfather’s home, next: Check again.',
    ])
  })
})
