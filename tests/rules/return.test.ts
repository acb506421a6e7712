import { describe, expect, it } from 'vitest'
import { decideReturn } from '#app/features/return-to-school/decide-return.command.server.ts'
import { startPlan } from '#app/features/plan/start-plan.command.server.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { day, instantAt } from '#app/domain/time.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { workItems } from '#app/domain/work-items.ts'
import { rightNow } from '#app/features/case/right-now.ts'
import { endInterim, recordInterim } from '#app/features/interim/record-interim.command.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, refused, takers } from '#tests/factories/case.ts'
import type { Doing, TestCase } from '#tests/factories/case.ts'
import { address, whole } from '#tests/factories/judged.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'

const back = {
  happened: { day: '2026-09-15' },
  on: '2026-09-16',
  from: 'away',
  decidedBy: 'The team',
  whoseDecision: 'district',
  conditions: 'Check-in.',
  belongings: 'searched',
  belongingsWhy: 'Agreed.',
  police: 'consulted',
  policeWhy: 'Dep. Whitfield.',
  secondPerson: 'usr_second',
  owner: 'usr_lead',
  backup: 'usr_member',
}
const ready = (addresses: AddressFact[] = [address()]) => {
  const start = aCase('inquiry')
  return start.with({
    ...whole(start.file),
    means: { addresses, asked: { entryId: 'ent_m', at: { on: day('2026-09-15') }, answer: 'no' } },
  })
}

const decided = (on: TestCase, said: Record<string, unknown>, doing: Doing = {}) =>
  decide(decideReturn, on, said, { loaded: takers, ...doing })
const kinds = (decided: { entries: readonly { kind: string }[] }) => decided.entries.map(({ kind }) => kind)
const saved = ['return-to-school', 'task']

describe('decideReturn (P15, R1)', () => {
  it('asks who decided, when, conditions, belongings, an officer, and owner and backup for the first morning', () => {
    const { errors } = inputOf(decideReturn, { caseId: 'cas_x', happened: { day: '2026-09-15' } })
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining([
        'on',
        'decidedBy',
        'conditions',
        'belongings',
        'policeWhy',
        'owner',
        'backup',
        'secondPerson',
      ]),
    )
    expect(inputOf(decideReturn, { caseId: 'cas_x', ...back, backup: 'usr_lead' }).errors).toHaveProperty('backup')
  })

  it('needs somebody else to agree, and people of the team', () => {
    expect(() => decided(ready(), back, { as: 'second' })).toThrow()
    for (const field of ['owner', 'backup'] as const) {
      for (const who of ['usr_outsider', 'usr_officer'])
        expect(refused(() => decided(ready(), { ...back, [field]: who }))).toEqual({
          [field]: 'This person can’t open and finish it here. Choose one of the people offered.',
        })
    }
    expect(aCase('inquiry').allows(asUser('officer'), decideReturn)).toBe(false)
    expect(() => decided(aCase('closed'), back)).toThrow('Reopen it first')
  })

  it('records who decided, when and who is there', () => {
    const file = ready().after(decideReturn, back, { loaded: takers })
    expect(file.plan.returns).toMatchObject([
      { on: '2026-09-16', decidedBy: 'The team', ownerName: 'Test lead', backupName: 'Test member' },
    ])
  })

  it('makes the first morning its owner’s task, and none of a morning that is over (P15)', () => {
    const [first, ...others] = ready().after(decideReturn, back, { loaded: takers }).tasks
    expect([first, others]).toMatchObject([
      { what: 'Be there on the first morning back', owner: 'usr_lead', backup: 'usr_member', dueOn: '2026-09-16' },
      [],
    ])
    expect(ready().after(decideReturn, { ...back, on: '2026-09-14' }, { loaded: takers }).tasks).toEqual([])
  })

  it('refuses beside the field a day without school, one before the report, and one on which he is kept away', () => {
    const reports = [{ receivedAt: '2026-09-14T17:00:00.000Z' }] as never
    const error = (on: string, away: string[] = []) =>
      refused(() => decided(ready().with({ reports, removalDays: away.map(day) }), { ...back, on })).on
    expect(error('2026-09-12')).toBe('There is no school on Sat 12 Sep. The next school day is Mon 14 Sep.')
    expect(error('2026-09-11')).toBe('This is before the report of Mon 14 Sep.')
    expect(error('2026-09-16', ['2026-09-16'])).toMatch(/kept away from school on Wed 16 Sep/)
    expect(error('2026-09-14')).toBeUndefined()
    expect(error('2026-09-17', ['2026-09-16'])).toBeUndefined()
  })

  it('is stopped while weapon access at an address is not known (P8, P12)', () => {
    const unknown = address({ answer: 'not-asked', label: 'Grandfather’s home', addressId: 'adr_walt' })
    expect(() => decided(ready([address(), unknown]), back)).toThrow('Grandfather’s home')
  })

  it('passes "refused" with a written alternative plan, or by the district lead with a reason (P8)', () => {
    const refused = [address({ answer: 'refused' })]
    expect(() => decided(ready(refused), back)).toThrow('Not yet: return to school.')
    const instead = { entryId: 'ent_a', text: 'Searched on arrival, picked up by the mother.' }
    expect(kinds(decided(ready([address({ answer: 'refused', instead })]), back))).toEqual(saved)
    const override = { ...back, override: { reason: 'The order arrives today.' } }
    expect(() => decided(ready(refused), override, { as: 'lead' })).toThrow()
    const went = decided(ready(refused), override, { as: 'districtLead' })
    expect(kinds(went)).toHaveLength(3)
  })

  it('is stopped while weapons are not made safe, and while a check is overdue (R23)', () => {
    const madeSafe = { how: 'removed-by-police' as const, at: { on: day('2026-09-10') }, entryId: 'ent_v' }
    const removed = address({ answer: 'yes', madeSafe, checkAgainBy: day('2026-10-10') })
    expect(() => decided(ready([address({ answer: 'yes' })]), back)).toThrow('not made safe')
    expect(() => decided(ready([{ ...removed, checkAgainBy: day('2026-09-14') }]), back)).toThrow('overdue')
    expect(kinds(decided(ready([removed]), back))).toEqual(saved)
  })

  it('asks for a plan at moderate or above (R13)', () => {
    const lines = { known: 'a', unknown: 'b', meanwhile: 'c' }
    const high = ready().play(setWorkingLevel, { level: 'high', ...lines })
    expect(() => decided(high, back)).toThrow('no plan has started')
    const planned = high.play(startPlan, { plan: 'interim', startsOn: '2026-09-16', reviewOn: '2026-09-22' })
    expect(kinds(decided(planned, back))).toEqual(saved)
  })
})

describe('days away that run out (P15)', () => {
  const away = {
    happened: { day: '2026-09-15' },
    kind: 'stay-home',
    what: 'Until the team has met.',
    whoseDecision: 'district',
    from: '2026-09-15',
    until: '2026-09-18',
  }
  const rows = (file: CaseFile) =>
    workItems(file, { calendar, profile })
      .filter(({ what }) => what === 'Decide the return to school')
      .map(({ owner, dueAt }) => [owner, dueAt])
  const monday = instantAt(day('2026-09-21'), '07:45', calendar.zone)
  const now = (file: CaseFile, today: string, partial = false) =>
    rightNow(file, { calendar, today: day(today), profile, partial }).map(({ text }) => text)

  it('ask whoever leads to decide the return before the first morning, until it is decided', () => {
    const kept = ready().play(recordInterim, away)
    expect(rows(kept.file)).toEqual([['usr_lead', monday]])
    const early = kept.after(decideReturn, { ...back, on: '2026-09-21' }, { loaded: takers })
    expect(rows(early)).toEqual([])
    const ended = { ...away, interimId: kept.file.interim[0]?.root, reason: 'Met.', backOn: '2026-09-17' }
    expect(rows(kept.after(endInterim, ended))).toEqual([
      ['usr_lead', instantAt(day('2026-09-17'), '07:45', calendar.zone)],
    ])
  })

  it('ask nothing where a parent decided alone, in a screening, or from before a reopening', () => {
    expect(rows(ready().after(recordInterim, { ...away, whoseDecision: 'parent' }))).toEqual([])
    expect(rows(aCase('triage').after(recordInterim, away))).toEqual([])
    const reopened = [{ entryId: 'ent_r', at: instantAt(day('2026-10-15'), '09:00', calendar.zone) }] as never
    const { file } = ready().play(recordInterim, away)
    expect(rows({ ...file, closing: { ...file.closing, reopened } })).toEqual([])
  })

  it('are said on the case before they begin, while they last, and once they are over', () => {
    const on = ready().play(recordInterim, away)
    const { file } = on
    const first = file.interim[0]?.from ?? ''
    const before = '2026-09-14'
    expect(first > before).toBe(true)
    expect(now(file, before).join()).toMatch(
      /At school: no from \w+ \d+ Sep through Fri 18 Sep \(district’s decision\)/,
    )
    const ended = { ...away, interimId: file.interim[0]?.root, reason: 'Met.', backOn: '2026-09-17' }
    expect(now(on.after(endInterim, ended), before)).toContain('At school: not kept away')
    expect(now(file, '2026-09-18')).toContain('At school: no, through Fri 18 Sep (district’s decision)')
    expect(now(file, '2026-09-21')).toContain('At school: not kept away since Mon 21 Sep. No return is decided')
  })

  it('are not said to whoever may not read a decided return: it may be on record', () => {
    const { file } = ready().play(recordInterim, away)
    expect(now(file, '2026-09-21', true).join()).not.toContain('At school')
  })
})
