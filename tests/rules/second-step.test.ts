import { describe, expect, it } from 'vitest'
import {
  challengeHolds,
  counterWentBack,
  mayRemoveFactor,
  readCode,
  spacedCode,
  stepIsFresh,
} from '#app/auth/factor-rules.ts'
import { whyNotConfirm, waitingReset } from '#app/auth/reset-rules.ts'
import { limitsFor, limitsOf, opennessOf, sessionsTooMany } from '#app/auth/session-state.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'
import { qrPicture } from '#app/keys/qr.server.ts'
import { newTotpSecret, totpAddress, totpCode, totpStep } from '#app/keys/totp.server.ts'
import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import { stepUpOf } from '#app/policy/step-up-table.ts'
import { stepUpNeeded } from '#app/policy/step-up.ts'
import type { Assurance } from '#app/policy/step-up.ts'

const now = instant('2026-09-15T17:00:00.000Z')
const ago = (minutes: number) => plusMinutes(now, -minutes)

describe('confirming that it is you', () => {
  const needed = (stepUp: Parameters<typeof stepUpNeeded>[0]['stepUp'], more: Partial<Assurance>, demo = false) =>
    stepUpNeeded({ stepUp, demo, assurance: { aal: 2, provenAt: now, hasFactor: true, ...more }, now })

  it('is asked once the last proof is older than five minutes, and only where the action asks for it', () => {
    expect(needed(true, { provenAt: ago(5) })).toBe(false)
    expect(needed(true, { provenAt: plusMinutes(ago(5), -0.001) })).toBe(true)
    expect(needed(true, { provenAt: null })).toBe(true)
    expect(needed(undefined, { provenAt: null })).toBe(false)
  })

  it('takes no proof from the future: a clock that went back shows nothing', () => {
    expect(needed(true, { provenAt: plusMinutes(now, 1) })).toBe(true)
  })

  it('is no way around for whoever has no second factor, but in a demo, and for setting the first one', () => {
    const none = { aal: 1, provenAt: null, hasFactor: false } as const
    expect(needed(true, none)).toBe(true)
    expect(needed(true, none, true)).toBe(false)
    expect(needed('once enrolled', none)).toBe(false)
    expect(needed('once enrolled', { ...none, hasFactor: true })).toBe(true)
    expect(needed(true, { ...none, hasFactor: true }, true)).toBe(true)
  })

  it('stands before what access.md 3.9 names, and before nothing that P1 protects', () => {
    const asked = (Object.keys(actions) as Action[]).filter(stepUpOf)
    expect(asked.sort()).toEqual([
      'account.browsers',
      'account.connect',
      'account.factors',
      'agreement.renew',
      'audit.open',
      'breakGlass.start',
      'case.print',
      'clocks.change',
      'closing.propose',
      'closing.sign',
      'danger.standDown',
      'delegation.give',
      'disclosure.record',
      'disclosure.take',
      'expunge.ask',
      'expunge.confirm',
      'factors.reset',
      'grants.manage',
      'hold.lift',
      'level.approve',
      'recusal.end',
      'redact.ask',
      'redact.confirm',
      'restore.confirm',
      'retention.approve',
      'retention.propose',
      'roles.recertify',
      'seal.ask',
      'seal.confirm',
      'unseal.ask',
      'unseal.confirm',
      'users.change',
      'users.enable',
    ])
    expect(stepUpOf('account.connect')).toBe('once enrolled')
    expect(stepUpOf('danger.mark')).toBeUndefined()
    expect(stepUpOf('disclosure.emergency')).toBeUndefined()
  })
})

describe('a session', () => {
  it('ends sooner for whoever sees a whole district, and one at a time for whoever runs the system', () => {
    const of = (...held: Parameters<typeof limitsOf>[0][number]['role'][]) => {
      const { idleMinutes, absoluteMinutes, most } = limitsOf(held.map((role) => ({ role })))
      return [idleMinutes, absoluteMinutes, most]
    }
    expect(of('counselor')).toEqual([30, 720, 3])
    expect(of()).toEqual([30, 720, 3])
    expect(of('district-lead')).toEqual([15, 480, 3])
    expect(of('auditor')).toEqual([15, 480, 3])
    expect(of('administrator')).toEqual([15, 480, 1])
    expect(of('records-officer')).toEqual([15, 480, 1])
    expect(of('member', 'district-lead')).toEqual([15, 480, 3])
  })

  it('has ten minutes between the two steps', () => {
    const half = { half: true } as Parameters<typeof limitsFor>[0]
    expect(limitsFor(half, [])).toMatchObject({ idleMinutes: 10, absoluteMinutes: 10 })
  })

  it('opens everything after two factors, or after one in a demo; else leads to the second step, or to its setting', () => {
    const open = { aal: 1, half: false, demo: false, hasFactor: false } as const
    expect(opennessOf({ ...open, aal: 2 })).toBe('open')
    expect(opennessOf({ ...open, demo: true })).toBe('open')
    expect(opennessOf(open)).toBe('enrol')
    expect(opennessOf({ ...open, hasFactor: true })).toBe('second step')
    expect(opennessOf({ ...open, demo: true, half: true, hasFactor: true })).toBe('second step')
  })

  it('makes room for the next one: the oldest end', () => {
    const running = [10, 30, 20].map((minutes) => ({ createdAt: ago(minutes) }))
    expect(sessionsTooMany(running, 3)).toEqual([{ createdAt: ago(30) }])
    expect(sessionsTooMany(running, 1).map(({ createdAt }) => createdAt)).toEqual([ago(30), ago(20), ago(10)])
    expect(sessionsTooMany(running.slice(1), 3)).toEqual([])
  })
})

describe('a code of an app', () => {
  const secret = newTotpSecret()
  const step = Math.floor(Date.parse(now) / 30_000)

  it('is taken from the step before, now and after, and from no other', () => {
    for (const seconds of [-30, 0, 30]) {
      const code = totpCode(secret, plusMinutes(now, seconds / 60))
      expect(totpStep(secret, code, now)).toBe(step + seconds / 30)
    }
    expect(totpStep(secret, totpCode(secret, ago(2)), now)).toBeUndefined()
    expect(totpStep(secret, totpCode(newTotpSecret(), now), now)).toBeUndefined()
  })

  it('counts once: neither its step nor an earlier one is taken again', () => {
    expect(stepIsFresh(null, step)).toBe(true)
    expect(stepIsFresh(step, step)).toBe(false)
    expect(stepIsFresh(step, step - 1)).toBe(false)
    expect(stepIsFresh(step, step + 1)).toBe(true)
  })

  it('follows RFC 6238', () => {
    const known = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(totpCode(known, new Date(59_000).toISOString())).toBe('287082')
    expect(totpCode(known, new Date(1_111_111_109_000).toISOString())).toBe('081804')
  })

  it('is told from a recovery code, however either is spaced', () => {
    const code = 'abcdefghijklmnopqrstuvwxyz'
    expect(readCode(' 123 456 ')).toEqual({ kind: 'app', code: '123456' })
    expect(readCode(spacedCode(code).toUpperCase())).toEqual({ kind: 'recovery', code })
    for (const wrong of ['', '12345', '1234567', 'hello', `${code}1`]) expect(readCode(wrong), wrong).toBeUndefined()
  })

  it('begins with a picture that any app reads', () => {
    const address = totpAddress(secret, 'Offramp', 'okafor')
    expect(address).toMatch(/^otpauth:\/\/totp\/Offramp:okafor\?issuer=Offramp&secret=[A-Z2-7]{32}&/)
    expect(qrPicture(address)).toMatchObject({ path: expect.stringMatching(/^(M\d+ \d+h1v1h-1z)+$/) as string })
  })
})

describe('a passkey', () => {
  it('counts on, or shows nought; going back is refused', () => {
    expect(counterWentBack(0, 0)).toBe(false)
    expect(counterWentBack(0, 1)).toBe(false)
    expect(counterWentBack(4, 5)).toBe(false)
    expect(counterWentBack(5, 5)).toBe(true)
    expect(counterWentBack(5, 0)).toBe(true)
  })

  it('answers only what was asked: this purpose, this session, within five minutes', () => {
    const row = { hash: 'h', purpose: 'confirm', boundTo: 's', secret: null, keyId: null, createdAt: now }
    const asked = { purpose: 'confirm', boundTo: 's', now: plusMinutes(now, 4) } as const
    expect(challengeHolds(row, asked)).toBe(true)
    expect(challengeHolds(row, { ...asked, now: plusMinutes(now, 5) })).toBe(false)
    expect(challengeHolds(row, { ...asked, purpose: 'sign in' })).toBe(false)
    expect(challengeHolds(row, { ...asked, boundTo: 'other' })).toBe(false)
    expect(challengeHolds(undefined, asked)).toBe(false)
  })

  it('is removed only while another one is left, but in a demo', () => {
    expect(mayRemoveFactor({ inUse: 2, demo: false })).toBe(true)
    expect(mayRemoveFactor({ inUse: 1, demo: false })).toBe(false)
    expect(mayRemoveFactor({ inUse: 1, demo: true })).toBe(true)
  })
})

describe('a reset', () => {
  const reset = { userId: 'usr_lost', askedBy: 'usr_admin' }
  it('takes two people, neither the one who lost it, and a district lead among them', () => {
    expect(whyNotConfirm(reset, { userId: 'usr_lead', districtLead: true }, false)).toBeUndefined()
    expect(whyNotConfirm(reset, { userId: 'usr_admin2', districtLead: false }, true)).toBeUndefined()
    expect(whyNotConfirm(reset, { userId: 'usr_admin2', districtLead: false }, false)).toMatch(/district lead/)
    expect(whyNotConfirm(reset, { userId: 'usr_admin', districtLead: false }, false)).toMatch(/Somebody else/)
    expect(whyNotConfirm(reset, { userId: 'usr_lost', districtLead: true }, false)).toMatch(/their own/)
  })

  it('waits a day', () => {
    const row = { id: 'r', ...reset, askedAt: now, reason: 'x', confirmedBy: null, confirmedAt: null, salt: 's' }
    expect(waitingReset([row], plusMinutes(now, 24 * 60 - 1))).toBe(row)
    expect(waitingReset([row], plusMinutes(now, 24 * 60))).toBeUndefined()
    expect(waitingReset([{ ...row, confirmedAt: now }], now)).toBeUndefined()
  })
})
