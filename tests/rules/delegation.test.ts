import { describe, expect, it } from 'vitest'
import { day } from '#app/domain/time.ts'
import { actions } from '#app/policy/actions.ts'
import { mayEndDelegation, whyNotDelegate } from '#app/policy/delegation.ts'
import type { Delegation } from '#app/policy/delegation.ts'
import { may } from '#app/policy/may.ts'
import { sightOf } from '#app/policy/sight.ts'
import type { UserActor } from '#app/policy/roles.ts'
import { aCase, asUser } from '#tests/factories/case.ts'

const today = day('2026-09-15')
const asked = (more: Partial<Parameters<typeof whyNotDelegate>[0]> = {}) =>
  whyNotDelegate({
    by: asUser('lead'),
    user: asUser('lead'),
    deputy: asUser('outsider'),
    from: today,
    until: day('2026-09-20'),
    today,
    given: [],
    ...more,
  })

describe('standing in', () => {
  it('is given to somebody who works on teams, for some days', () => {
    expect(asked()).toBeUndefined()
    expect(asked({ until: day('2026-10-14') })).toBeUndefined()
    expect(asked({ until: day('2026-10-15') })).toMatchObject({ field: 'until' })
    expect(asked({ until: day('2026-09-14') })).toMatchObject({ field: 'until' })
    expect(asked({ from: day('2026-09-14') })).toMatchObject({ field: 'from' })
    for (const who of ['referrer', 'auditor', 'administrator', 'officer'] as const)
      expect(asked({ deputy: asUser(who) })).toMatchObject({ field: 'deputyId' })
    expect(asked({ deputy: undefined })).toMatchObject({ field: 'deputyId' })
  })

  it('is nobody’s own to give to themselves, nor to have for themselves', () => {
    expect(asked({ deputy: asUser('lead') })).toMatchObject({
      message: expect.stringContaining('for themselves') as string,
    })
    expect(asked({ by: asUser('districtLead'), deputy: asUser('districtLead') })).toMatchObject({
      message: expect.stringContaining('Nobody gives a right to themselves') as string,
    })
  })

  it('is given for somebody else only by a district lead', () => {
    expect(asked({ by: asUser('member') })).toMatchObject({ field: null })
    expect(asked({ by: asUser('districtLead') })).toBeUndefined()
    expect(asked({ user: asUser('referrer'), by: asUser('referrer') })).toMatchObject({ field: null })
  })

  it('is not given twice for the same days', () => {
    const one: Delegation = {
      userId: 'usr_lead',
      deputyId: asUser('outsider').id,
      from: day('2026-09-20'),
      until: day('2026-09-22'),
      endedAt: null,
    }
    expect(asked({ given: [one] })).toMatchObject({ field: 'deputyId' })
    expect(asked({ given: [{ ...one, endedAt: '2026-09-15T17:00:00.000Z' }] })).toBeUndefined()
    expect(asked({ given: [{ ...one, from: day('2026-09-21') }] })).toBeUndefined()
  })

  it('is ended by whom it is about, or by a district lead', () => {
    const one = { userId: 'usr_lead' }
    expect(mayEndDelegation(asUser('lead'), one)).toBe(true)
    expect(mayEndDelegation(asUser('districtLead'), one)).toBe(true)
    expect(mayEndDelegation(asUser('outsider'), one)).toBe(false)
  })
})

describe('whoever stands in', () => {
  const { file } = aCase('inquiry')
  const deputy: UserActor = {
    ...asUser('outsider'),
    standsInFor: [{ ...asUser('lead'), delegationId: 'dlg_1', until: today }],
  }

  it('reads nothing of who reported, and says in whose place it is read', () => {
    const sight = sightOf(deputy, file, today)
    expect(sight).toMatchObject({ reporter: false, inPlaceOf: { id: 'usr_lead' }, until: today })
    for (const one of ['reporter', 'health', 'legal', 'personnel'] as const)
      expect(sight?.compartments).not.toContain(one)
    expect(sightOf(asUser('lead'), file, today)?.inPlaceOf).toBeUndefined()
  })

  it('reads nothing of who is kept out, and why, unless as a district lead', () => {
    expect(sightOf(asUser('lead'), file, today)?.groups).toContain('recusal')
    expect(sightOf(deputy, file, today)?.groups).not.toContain('recusal')
    const outside = { ...asUser('districtLead'), id: 'usr_otherLead', standsInFor: deputy.standsInFor }
    expect(sightOf(outside, file, today)?.groups).toContain('recusal')
  })

  it('gives no second person’s name, prints nothing, takes no file out, gives no right', () => {
    for (const action of Object.keys(actions) as (keyof typeof actions)[]) {
      if (actions[action].personal) expect(may(deputy, action, file, today), action).not.toHaveProperty('inPlaceOf')
    }
    expect(may(deputy, 'case.print', file, today).allow).toBe(false)
    expect(may(deputy, 'note.record', file, today)).toMatchObject({ allow: true, inPlaceOf: 'usr_lead' })
  })

  it('passes nothing on', () => {
    const second: UserActor = {
      ...asUser('outsider'),
      id: 'usr_third',
      standsInFor: [{ ...deputy, delegationId: 'dlg_2', until: today }],
    }
    expect(sightOf(second, file, today)).toBeNull()
  })
})
