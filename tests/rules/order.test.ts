import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { stages } from '#app/domain/stages.ts'
import { day, instantAt } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { isShown } from '#app/domain/work/work-item.ts'
import { rightNow } from '#app/features/case/right-now.ts'
import { ordersShown } from '#app/features/order/orders-to-pick.ts'
import { endOrder, recordOrder } from '#app/features/order/record-order.command.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, refused } from '#tests/factories/case.ts'

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

  it('takes an order that was signed days after its hearing', () => {
    const signed = { ...yearly, caseId: 'cas_x', hearingOn: '2027-03-12' }
    expect(inputOf(recordOrder, signed).errors).toEqual({})
    expect(inputOf(recordOrder, { ...signed, kind: 'gvro-ex-parte' }).errors).toHaveProperty('hearingOn')
  })

  it('asks for a date in words, and refuses years that nobody means', () => {
    const errors = (change: object) => inputOf(recordOrder, { ...emergency, caseId: 'cas_x', ...change }).errors
    expect(errors({ issuedOn: '' })).toEqual({ issuedOn: 'Give a date.' })
    expect(errors({ issuedOn: '0001-01-01' })).toEqual({ issuedOn: 'Check the year of this date.' })
    expect(errors({ expiresOn: '9999-12-31' })).toEqual({ expiresOn: 'Check the year of this date.' })
    expect(errors({ happened: { day: '1900-01-01' } })).toEqual({ 'happened.day': 'Check the year of this date.' })
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

describe('an order whose day has passed', () => {
  const on = aCase('managing').play(recordOrder, emergency, march)
  const said = (file: CaseFile, today: string) =>
    rightNow(file, { calendar, today: day(today), profile })
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Order'))
  const rows = (file: CaseFile, today: string) =>
    workItems(file, { profile, calendar })
      .filter(
        (item) => item.id.includes('order-expiry') && isShown(item, instantAt(day(today), '09:00', calendar.zone)),
      )
      .map(({ what }) => what)

  it('is said to have ended, not replaced, and its alarms give way to that', () => {
    expect(said(on.file, '2027-03-18')).toEqual([])
    expect(said(on.file, '2027-03-19')).toEqual(['Order ended 18 Mar, not replaced'])
    expect(new Set(rows(on.file, '2027-03-18'))).toEqual(new Set(['Prepare for the end of the order']))
    expect(rows(on.file, '2027-03-19')).toEqual(['An order ended and none replaces it'])
    expect(ordersShown(on.file, day('2027-03-19'))).toMatchObject([{ state: 'not replaced' }])
  })

  it('is still said of a closed case', () => {
    expect(said({ ...on.file, stage: 'closed' }, '2028-04-01')).toEqual(['Order ended 18 Mar 2027, not replaced'])
  })

  it('is silent once another replaced it, or somebody recorded its end', () => {
    const orderId = on.file.orders[0]?.root
    const replaced = on.after(recordOrder, { ...yearly, replaces: orderId })
    expect(said(replaced, '2027-03-19')).toEqual([])
    expect(rows(replaced, '2027-03-19')).toEqual([])
    const end = { orderId, endedOn: '2027-03-18', reason: 'It ran out; the hearing set none.' }
    expect(said(on.after(endOrder, end, { now: '2027-03-19T17:00:00.000Z' }), '2027-03-20')).toEqual([])
  })
})
