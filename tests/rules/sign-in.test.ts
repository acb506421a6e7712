import { describe, expect, it } from 'vitest'
import type { SessionRow } from '#db/records/records.ts'
import { passwordProblem } from '#app/auth/password-rules.ts'
import { sessionCookie } from '#app/auth/session-cookie.server.ts'
import { endsAt, mayOwnDraft, needsTouch, sessionState } from '#app/auth/session-state.ts'
import { throttleKeys } from '#app/auth/throttle.ts'
import { shutUntil } from '#app/policy/throttle.ts'
import { throttleRules } from '#app/auth/limits.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'
import { safeNext } from '#app/http/asking.server.ts'
import { TooBusy, turnstile } from '#app/keys/passwords.server.ts'

const began = instant('2026-09-15T15:00:00.000Z')
const after = (minutes: number) => plusMinutes(began, minutes)
const session = (change: Partial<SessionRow> = {}): SessionRow => ({
  tokenHash: 'h',
  userId: 'usr_a',
  createdAt: began,
  seenAt: began,
  endedAt: null,
  endedWhy: null,
  agent: 'Firefox on Windows',
  aal: 2,
  provenAt: began,
  half: false,
  ...change,
})

describe('a session', () => {
  it('runs half an hour after what was done last, and twelve hours at most', () => {
    expect(sessionState(session(), after(29))).toBe('running')
    expect(sessionState(session(), after(30))).toBe('idle too long')
    expect(sessionState(session({ seenAt: after(700) }), after(719))).toBe('running')
    expect(sessionState(session({ seenAt: after(719) }), after(720))).toBe('open too long')
    expect(endsAt(session({ seenAt: after(700) }))).toBe(after(720))
  })

  it('is over where its times lie ahead of a clock that went back, and goes on where they do by seconds', () => {
    expect(sessionState(session({ seenAt: after(6), createdAt: after(-60) }), after(0))).toBe('idle too long')
    expect(sessionState(session({ seenAt: after(600), createdAt: after(600) }), after(0))).toBe('open too long')
    const aSecond = session({ seenAt: after(0.02), createdAt: after(0.02) })
    expect(sessionState(aSecond, after(0))).toBe('running')
    expect(needsTouch(aSecond, after(0))).toBe(true)
    expect(needsTouch(session({ seenAt: after(0) }), after(0))).toBe(false)
  })

  it('that was ended stays ended, whatever the clock says', () => {
    expect(sessionState(session({ endedAt: after(1), endedWhy: 'signed out' }), after(0))).toBe('ended')
  })

  it('that ran out names the owner of a draft for a day; one that was ended by choice does not', () => {
    expect(mayOwnDraft(session(), after(10))).toBe(false)
    expect(mayOwnDraft(session(), after(31))).toBe(true)
    expect(mayOwnDraft(session(), after(30 + 24 * 60 - 1))).toBe(true)
    expect(mayOwnDraft(session(), after(30 + 24 * 60))).toBe(false)
    expect(mayOwnDraft(session({ endedAt: after(40), endedWhy: 'idle too long' }), after(60))).toBe(true)
    for (const endedWhy of ['signed out', 'ended by its owner', 'disabled', 'anything else', null])
      expect(mayOwnDraft(session({ endedAt: after(40), endedWhy }), after(60)), String(endedWhy)).toBe(false)
  })

  it('that was ended with all others from elsewhere names the owner of a draft for a day', () => {
    for (const endedWhy of ['signed out everywhere', 'ended by administrator', 'password changed']) {
      const ended = session({ endedAt: after(5), endedWhy })
      expect(sessionState(ended, after(6))).toBe('ended')
      expect(mayOwnDraft(ended, after(6)), endedWhy).toBe(true)
      expect(mayOwnDraft(ended, after(5 + 24 * 60 - 1))).toBe(true)
      expect(mayOwnDraft(ended, after(5 + 24 * 60))).toBe(false)
    }
  })
})

describe('the throttle', () => {
  it('shuts after five failures until a quarter of an hour has passed since the last', () => {
    const [rule] = throttleRules
    if (!rule) throw new Error('no rule')
    expect(shutUntil(rule, { count: 4, last: began }, after(0))).toBeNull()
    expect(shutUntil(rule, { count: 5, last: began }, after(14))).toBe(after(15))
    expect(shutUntil(rule, { count: 5, last: began }, after(15))).toBeNull()
  })

  it('counts one account from one network, one account from anywhere, one network', () => {
    const texts = throttleKeys(' Okafor ', '10.0.0').map(({ text }) => text)
    expect(new Set(texts).size).toBe(3)
    expect(throttleKeys('okafor', '10.0.0').map(({ text }) => text)).toEqual(texts)
  })
})

describe('a new password', () => {
  const context = ['Rio Alto Unified School District', 'Sutter Ridge High', 'SRH', 'Marcus Bell', 'mbell']

  it.each([
    'brass lantern over quiet water',
    'kjH7#qpLm2!vXe',
    'the goose ate my umbrella',
    'Ünïcödé strawberry fjord',
    'purple-tomatoes-77',
    'password but longer walrus trombone',
    '8263 9184 0274 6153',
    '🐎🔋📎🌵🎻🧭🪁🫖🧵🥁🪴🛶',
    '#%7{2}(9|=4<8>^6',
    `${'a very long passphrase about herons '.repeat(6)}`,
  ])('may be “%s”', (password) => expect(passwordProblem(password, context)).toBeUndefined())

  it.each([
    'short one',
    'password1234',
    'P@ssw0rd2026!',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'letmeinletmein',
    'Sutter Ridge High 1',
    'RioAltoUnified2027',
    'marcus.bell.1985',
    'Welcome to Offramp',
    'threat-school-2026',
    'school 2026-09-15',
    'password 123456789012',
    '!@#$%^&*()_+',
    '~!@#$%^&*()_',
    'x'.repeat(300),
  ])('may not be “%s”', (password) => expect(passwordProblem(password, context)).toMatch(/\w/))
})

describe('where sign-in leads', () => {
  it.each(['/cases/cas_1?filter=mine#top', '/work', '/refer'])('may be %s', (next) => expect(safeNext(next)).toBe(next))
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil',
    'javascript:alert(1)',
    '/sign-out',
    '/sign-in?next=/',
    '',
    undefined,
    ['/a'],
    '/a\nb',
    '/%0a/\t/evil',
    `/${'a'.repeat(3000)}`,
    '/.//other.example/x',
    '/..//other.example',
    '/a/..//other.example',
  ])('may not be %s', (next) => expect(safeNext(next)).toBe('/work'))
})

describe('the cookie', () => {
  it('is Secure with its prefix on https, and plain only for this computer', () => {
    const token = 'a'.repeat(32)
    expect(sessionCookie(true).set(token)).toMatch(
      /^__Host-offramp=a{32}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200$/,
    )
    expect(sessionCookie(false).set(token)).not.toContain('Secure')
  })

  it('is read only as it was written, and only once', () => {
    const cookie = sessionCookie(true)
    const token = 'abcdefghijklmnopqrstuvwxyz234567'
    expect(cookie.read(`other=1; __Host-offramp=${token}`)).toBe(token)
    for (const header of [
      null,
      '',
      `offramp=${token}`,
      '__Host-offramp=SHORT',
      `__Host-offramp=${token}; __Host-offramp=${token}`,
    ]) {
      expect(cookie.read(header), String(header)).toBeUndefined()
    }
  })
})

describe('the queue of slow work', () => {
  it('lets a few run, some wait, and turns the rest away', async () => {
    const inTurn = turnstile(2, 3)
    let running = 0
    let most = 0
    const open: (() => void)[] = []
    const work = () =>
      inTurn(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise<void>((go) => open.push(go))
        running -= 1
        return 'done'
      })
    const accepted = [work(), work(), work(), work(), work()]
    await expect(work()).rejects.toThrow(TooBusy)
    const drain = setInterval(() => open.shift()?.(), 1)
    expect(await Promise.all(accepted)).toEqual(Array(5).fill('done'))
    clearInterval(drain)
    expect(most).toBe(2)
  })
})
