import { describe, expect, it } from 'vitest'
import { stages } from '#app/domain/stages.ts'
import { endOrder, recordOrder } from '#app/features/order/record-order.command.server.ts'
import { aCase, asUser, decide, inputOf, refused } from '#tests/factories/case.ts'

const emergency = {
  happened: { day: '2027-02-25', time: '23:30' },
  kind: 'gvro-emergency',
  agency: 'Tule County Sheriff',
  issuedOn: '2027-02-25',
  hearingOn: '2027-03-16',
  expiresOn: '2027-03-18',
}
const march = { now: '2027-03-17T17:00:00.000Z' }
const yearly = {
  happened: { day: '2027-03-16', time: '10:00' },
  kind: 'gvro-after-hearing',
  number: '27-118',
  issuedOn: '2027-03-16',
  expiresOn: '2028-03-16',
}

describe('recordOrder (P16)', () => {
  it('refuses dates that can’t be, beside their fields', () => {
    const wrong = { ...emergency, caseId: 'cas_x', hearingOn: '2027-02-01', expiresOn: '2027-02-01' }
    expect(Object.keys(inputOf(recordOrder, wrong).errors).sort()).toEqual(['expiresOn', 'hearingOn'])
    expect(inputOf(recordOrder, { ...emergency, caseId: 'cas_x', expiresOn: '' }).errors).toHaveProperty('expiresOn')
    expect(
      inputOf(recordOrder, { ...emergency, caseId: 'cas_x', expiresOn: '', noExpiry: 'Until lifted' }).errors,
    ).toEqual({})
  })

  it('refuses an order issued on a day to come, beside the field', () => {
    const later = { ...emergency, issuedOn: '2029-02-25', hearingOn: '', expiresOn: '2029-03-18' }
    expect(refused(() => decide(recordOrder, aCase('managing'), later, march))).toEqual({
      issuedOn: 'This day has not come yet.',
    })
  })

  it('is open to members and officers, not to outsiders', () => {
    expect(aCase('managing').allows(asUser('officer'), recordOrder)).toBe(true)
    expect(aCase('managing').allows(asUser('outsider'), recordOrder)).toBe(false)
  })

  it('is accepted at every stage, also after the closing', () => {
    for (const stage of stages) expect(decide(recordOrder, aCase(stage), emergency, march).entries).toHaveLength(1)
  })

  it('replaced by another, stands beside it as replaced', () => {
    const first = aCase('managing').play(recordOrder, emergency, march)
    const root = first.file.orders[0]?.root ?? ''
    const both = first.play(recordOrder, { ...yearly, replaces: root }, march)
    expect(both.file.orders).toMatchObject([
      { kind: 'gvro-emergency', expiresOn: '2027-03-18', replacedBy: both.file.orders[1]?.root },
      { kind: 'gvro-after-hearing', expiresOn: '2028-03-16', replaces: root, replacedBy: null },
    ])
    expect(() => decide(recordOrder, both, { ...yearly, replaces: root }, march)).toThrow('already been replaced')
    expect(() => decide(recordOrder, both, { ...yearly, replaces: 'ent_else' }, march)).toThrow('to put right')
  })

  it('ended before its date, says when and how', () => {
    const first = aCase('managing').play(recordOrder, emergency, march)
    const end = { orderId: first.file.orders[0]?.root, endedOn: '2027-03-16', reason: 'Dismissed.' }
    expect(first.after(endOrder, end, { now: '2027-03-17T17:00:00.000Z' }).orders[0]?.ended).toMatchObject({
      on: '2027-03-16',
    })
    expect(() => decide(endOrder, first, end, { now: '2027-03-01T17:00:00.000Z' })).toThrow('to put right')
  })
})
