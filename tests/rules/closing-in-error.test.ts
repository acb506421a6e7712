import { describe, expect, it } from 'vitest'
import { emptyLevel } from '#app/domain/file/judgement.ts'
import { watchClock } from '#app/domain/clocks/endings.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { decisionsOf } from '#app/features/case/decisions.ts'
import { closingPage } from '#app/features/closing/closing-page.server.ts'
import { criteria } from '#app/features/closing/closing-words.ts'
import { proposeClosing } from '#app/features/closing/propose-closing.command.server.ts'
import { closingSigned } from '#app/features/closing/closing-signed.entry.ts'
import { signClosing } from '#app/features/closing/sign-closing.command.server.ts'
import { reopenCase } from '#app/features/reopen/reopen-case.command.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import type { TestCase, Who } from '#tests/factories/case.ts'
import type { ApproverRows } from '#app/policy/approvers.ts'
import { house, whole } from '#tests/factories/judged.ts'

const allYes = Object.fromEntries(criteria.map(({ id }) => [id, { answer: 'yes' }]))
const closing = { reason: 'resolved', rationale: 'Three quiet months.', criteria: allYes }
const opened = (change: Partial<CaseFile> = {}) => aCase('inquiry', change)
const task = {
  entryId: 'ent_task',
  what: 'Call the clinic',
  why: '',
  owner: 'usr_member',
  ownerName: 'Test member',
  backup: null,
  dueOn: '2026-09-20',
  dueAt: null,
  createdBy: 'usr_lead',
  state: 'open' as const,
  doneAt: null,
  handedOver: [],
}
const sign = (on: TestCase, as: Who) =>
  [{ proposalId: on.file.closing.proposal?.entryId }, { as, loaded: house }] as const
const recordsOf = ({ users, grants, deputies }: ApproverRows) => ({
  users: {
    byIds: () => Promise.resolve([]),
    all: () => Promise.resolve(users),
    allGrants: () => Promise.resolve(grants),
  },
  district: { deputies: () => Promise.resolve(deputies) },
})

const page = (on: TestCase, as: Who = 'lead', rows: ApproverRows = house) =>
  closingPage({
    caseFile: on.file,
    bodies: new Map(on.entries.map((entry) => [entry.id, entry.open])),
    sight: on.sees(asUser(as)),
    records: recordsOf(rows),
    actor: asUser(as),
    now: on.now,
    calendar,
    profile,
  } as never)

describe('a closing that rests on no judgement', () => {
  const bare = { reason: 'mistake', rationale: 'Opened for the wrong student: another Leo.' }
  const ids = (missing: readonly { id: string }[] | undefined) => missing?.map(({ id }) => id)
  const baseOf = (entries: readonly { parts: object }[]) =>
    (entries[0]?.parts as { base: { leftOpen?: { id: string; rule: string; words: string }[] } }).base

  it('asks for no level, no key question, no criterion, and keeps all that is missing with it', () => {
    for (const reason of ['mistake', 'died']) {
      const { entries } = decide(proposeClosing, opened(), { ...bare, reason })
      expect(entries).toHaveLength(1)
      expect(ids(baseOf(entries).leftOpen)).toEqual([
        'level-not-assessed',
        ...profile.keyQuestions.map(({ n }) => `question-${n}`),
        'means-not-answered',
      ])
    }
  })

  it('is for these two reasons only, and needs its own reason in words', () => {
    const errors = (change: object) => inputOf(proposeClosing, { caseId: 'cas_x', ...bare, ...change }).errors
    expect(errors({})).toEqual({})
    expect(errors({ rationale: '' })).toHaveProperty('rationale')
    for (const reason of ['resolved', 'moved-away', 'left-school', 'other-process']) {
      expect(errors({ reason })).toHaveProperty(['criteria.meansSafe.answer'])
      expect(() => decide(proposeClosing, opened(), { ...closing, reason })).toThrow('Not yet: propose a closing')
    }
    const said = { criteria: { informed: { answer: 'no' } } }
    expect(errors(said)).toEqual({ 'criteria.informed.because': 'Say why it closes all the same.' })
  })

  it('takes two people, and the district lead where it was ever high', () => {
    const on = opened().play(proposeClosing, bare)
    expect(() => decide(signClosing, on, ...sign(on, 'lead'))).toThrow('someone else signs it')
    expect(on.after(signClosing, ...sign(on, 'second')).stage).toBe('closed')
    const high = opened({ level: { ...emptyLevel, highest: 'high' } }).play(proposeClosing, bare)
    expect(high.after(signClosing, ...sign(high, 'second')).stage).toBe('closure_review')
  })

  it('watches for new reports after it, but not about a student who died', () => {
    const shut = (reason: string) => {
      const on = opened().play(proposeClosing, { ...bare, reason })
      return on.after(signClosing, ...sign(on, 'second'))
    }
    const died = shut('died')
    expect(died).toMatchObject({ stage: 'closed', closing: { closed: { watchUntil: null } } })
    expect(died.timeline.at(-1)?.sentence).toBe('Closing signed by a second person. Closed.')
    expect(watchClock(died, { profile, calendar })).toEqual([])
    const mistake = shut('mistake')
    expect(mistake.closing.closed?.watchUntil).toBe('2026-12-14')
    expect(watchClock(mistake, { profile, calendar })).toHaveLength(1)
  })

  it('a closing on record from before still closes, with its watch', () => {
    const open = { base: { proposalId: 'ent_p', as: 'second person' } }
    expect(closingSigned.lifts?.[1]?.(open)).toMatchObject({ base: { closes: false } })
    const closing = { base: { ...open.base, watchUntil: '2027-08-30' } }
    expect(closingSigned.lifts?.[1]?.(closing)).toMatchObject({ base: { closes: true, watchUntil: '2027-08-30' } })
  })

  it('still asks for danger to be stood down, open tasks and what can’t be read', () => {
    const imminent = { entryId: 'ent_d', at: opened().now, by: 'usr_lead', called: 'yes' as const, what: '' }
    const danger = { imminent, standDown: { proposed: null }, everImminent: true }
    for (const change of [{ danger }, { tasks: [task] }, { unreadable: ['ent_z'] }]) {
      expect(() => decide(proposeClosing, opened(change), bare)).toThrow('Not yet')
    }
  })

  it('shows what it goes without to whoever signs, and among the decisions also after reopening', async () => {
    const on = opened().play(proposeClosing, bare)
    const { proposal, missing } = await page(on, 'second')
    expect(missing.map((one) => one.missing)).toEqual(['A second person’s signature.'])
    const [without] = proposal?.answers.filter(({ label }) => label === 'Closes without') ?? []
    expect(without?.text).toContain('the level of concern is not yet assessed.')
    const shut = on.play(signClosing, ...sign(on, 'second'))
    const again = shut.play(reopenCase, { trigger: 'other', whatChanged: 'It was the right student.' })
    const shown = decisionsOf(again.file, (id) => id).filter((one) => one.missing.length > 0)
    expect(shown.map(({ what }) => what)).toEqual([
      'Closing proposed: Opened in error, or about the wrong person.',
      expect.stringContaining('Closed;') as string,
    ])
    expect(shown[1]?.missing).toContain('Level not assessed (P6)')
  })

  it('keeps no such list where the concern was judged', () => {
    const start = aCase('managing')
    const counts = { level: 'low', since: start.now, entryId: 'ent_l', awaitingApproval: false } as const
    const level = { ...emptyLevel, counts, highest: 'low' as const }
    const ready = start.with({ ...whole(start.file), level })
    expect(baseOf(decide(proposeClosing, ready, closing).entries)).not.toHaveProperty('leftOpen')
  })
})
