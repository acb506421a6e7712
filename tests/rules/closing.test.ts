import { createElement } from 'react'
import { emptyLevel } from '#app/domain/file/judgement.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#app/domain/errors.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { levelNow } from '#app/domain/level-of-concern.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { day } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { closingDesign } from '#app/features/closing/closing-form.tsx'
import { proposeClosingInput } from '#app/features/closing/closing-proposed.entry.ts'
import { proposeClosing } from '#app/features/closing/propose-closing.command.server.ts'
import { closingPage } from '#app/features/closing/closing-page.server.ts'
import { signClosing } from '#app/features/closing/sign-closing.command.server.ts'
import { withdrawClosing } from '#app/features/closing/withdraw-closing.command.server.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { criteria } from '#app/features/closing/closing-words.ts'
import { reopenCase } from '#app/features/reopen/reopen-case.command.server.ts'
import { EntryForm } from '#app/ui/form/entry-form.tsx'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import type { TestCase, Who } from '#tests/factories/case.ts'
import type { ApproverRows } from '#app/policy/approvers.ts'
import { house, whole } from '#tests/factories/judged.ts'

const allYes = Object.fromEntries(criteria.map(({ id }) => [id, { answer: 'yes' }]))
const closing = { reason: 'resolved', rationale: 'Three quiet months.', criteria: allYes }
const level = (highest: 'low' | 'high'): CaseFile['level'] => ({
  ...emptyLevel,
  counts: { level: 'low', since: aCase('managing').now, entryId: 'ent_l', awaitingApproval: false },
  highest,
})
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
const ready = (change: Partial<CaseFile> = {}) => {
  const start = aCase('managing')
  return start.with({ ...whole(start.file), level: level('low'), ...change })
}
const sign = (on: TestCase, as: Who) =>
  [{ proposalId: on.file.closing.proposal?.entryId }, { as, loaded: house }] as const
const proposed = (change: Partial<CaseFile> = {}) => ready(change).play(proposeClosing, closing)

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

describe('the page of a closing', () => {
  it('asks for signatures while it is proposed, and for nothing but reopening once it is closed', async () => {
    const on = proposed()
    expect(await page(on)).toMatchObject({ signing: true, closed: null, proposal: { own: true } })
    expect(await page(on, 'second')).toMatchObject({ proposal: { own: false }, signedByReader: false })
    const closed = await page(on.play(signClosing, ...sign(on, 'second')))
    expect(closed).toMatchObject({ signing: false, closed: { at: expect.any(String) as string }, proposal: {} })
  })
})

describe('the page of a proposed closing', () => {
  it('says whom to name where nobody but the proposer could sign (P7)', async () => {
    const alone = proposed()
    const members = alone.file.team.members.filter(({ userId }) => userId === 'usr_lead')
    const on = alone.with({ ...alone.file, team: { members } })
    const others = { users: [], grants: [], deputies: [] }
    const { nobody } = await page(on, 'lead', others)
    expect(nobody).toContain('Nobody else can be the second person yet.')
    expect((await page(on)).nobody).toBeNull()
    expect((await page(alone)).nobody).toBeNull()
  })

  it('says so too where only a lone district lead could sign what was high, and proposed it', async () => {
    const on = ready({ level: level('high') }).play(proposeClosing, closing, { as: 'districtLead' })
    expect((await page(on, 'second')).nobody).toBeNull()
    const noDeputy = { ...house, deputies: [] }
    expect((await page(on, 'second', noDeputy)).nobody).toContain('No other district lead or deputy can sign yet.')
    const low = ready().play(proposeClosing, closing, { as: 'districtLead' })
    expect((await page(low, 'second', noDeputy)).nobody).toBeNull()
  })
})

describe('proposeClosing', () => {
  it('refuses a criterion without an answer, and a "no" without why, beside the field', () => {
    const errors = (change: Record<string, unknown>) =>
      inputOf(proposeClosing, { caseId: 'cas_x', ...closing, criteria: { ...allYes, ...change } }).errors
    expect(errors({ nothingNew: {} })).toHaveProperty(['criteria.nothingNew.answer'])
    expect(errors({ nothingNew: { answer: 'no' } })).toHaveProperty(['criteria.nothingNew.because'])
    expect(errors({ nothingNew: { answer: 'no', because: 'A quarrel, settled.' } })).toEqual({})
  })

  it('tells the criteria apart where several lack their why', () => {
    const no = { answer: 'no' }
    const values = { ...closing, criteria: { ...allYes, nothingNew: no, meansSafe: no } }
    const { errors } = inputOf(proposeClosing, { caseId: 'cas_x', ...values })
    const form = { design: closingDesign, schema: proposeClosingInput, values, errors, token: 'tok' }
    const html = renderToStaticMarkup(createElement(EntryForm, form))
    expect(html).toContain('Because, on threats and breaches: Say why it closes all the same.')
    expect(html).toContain('Because, on weapons: Say why it closes all the same.')
  })

  it('says beside each criterion that it has no answer, also where nothing at all was filled in', () => {
    const { errors } = inputOf(proposeClosing, { caseId: 'cas_x', reason: '', rationale: '' })
    for (const { id } of criteria) expect(errors[`criteria.${id}.answer`]).toBe('Choose an answer.')
    expect(JSON.stringify(errors)).not.toMatch(/expected|undefined/)
    const one = inputOf(proposeClosing, { caseId: 'cas_x', ...closing, criteria: { nothingNew: { answer: 'yes' } } })
    expect(Object.keys(one.errors)).toHaveLength(criteria.length - 1)
  })

  it('is refused to an officer and outside an open case', () => {
    expect(aCase('managing').allows(asUser('officer'), proposeClosing)).toBe(false)
    for (const stage of ['triage', 'closed', 'closure_review'] as const) {
      const start = aCase(stage)
      expect(() => decide(proposeClosing, start.with(whole(start.file)), closing)).toThrow(RuleBroken)
    }
  })

  it('is stopped by a level that was sent back and never approved: it counts, and one person has seen it', () => {
    const counts = { level: 'high', since: aCase('managing').now, entryId: 'ent_l', awaitingApproval: true } as const
    const sentBack = { entryId: 'ent_l', by: 'usr_lead', sentBack: { question: 'Who saw it?' } }
    const asked = ready({ level: { ...level('high'), counts, proposals: [sentBack] as never } })
    expect(() => decide(proposeClosing, asked, closing)).toThrow('was never approved')
  })

  it('goes to review and closes nothing yet', () => {
    const file = proposed().file
    expect(file.stage).toBe('closure_review')
    expect(file.closing.closed).toBeNull()
  })

  it('is stopped by open tasks unless it says who carries them on', () => {
    expect(() => decide(proposeClosing, ready({ tasks: [task] }), closing)).toThrow('one task is open')
    const carried = { ...closing, tasksGoTo: 'Ben Adler calls the clinic.' }
    expect(decide(proposeClosing, ready({ tasks: [task] }), carried).entries).toHaveLength(1)
  })

  it('is stopped by unanswered key questions, a level awaiting approval, and imminent danger', () => {
    const missing = (change: Partial<CaseFile>) =>
      whatIsMissing(ready(change).file, 'propose-closing', {
        actor: { id: 'u' },
        now: ready().now,
        calendar,
        profile,
      }).map(({ id }) => id)
    expect(missing({ keyAnswers: {} })).toHaveLength(13)
    expect(missing({ level: { ...level('low'), counts: null } })).toEqual(['level-not-assessed'])
    const imminent = { entryId: 'ent_d', at: ready().now, by: 'usr_lead', called: 'yes' as const, what: '' }
    expect(missing({ danger: { imminent, standDown: { proposed: null }, everImminent: true } })).toEqual([
      'imminent-stands',
    ])
    const waiting = {
      entryId: 'ent_w',
      level: 'low' as const,
      by: 'usr_lead',
      at: ready().now,
      rationale: '',
      evidence: [],
      approval: null,
      sentBack: null,
      raises: false,
      missingThen: [],
    }
    expect(missing({ level: { ...level('low'), proposals: [waiting] } })).toEqual(['level-waiting'])
    expect(missing({ unreadable: ['ent_z'] })).toEqual(['unreadable'])
  })
})

describe('signClosing (P7)', () => {
  it('is refused to the proposer', () => {
    const on = proposed()
    const [input, doing] = sign(on, 'lead')
    expect(() => decide(signClosing, on, input, doing)).toThrow('You proposed this closing, so someone else signs it.')
  })

  it('closes with a second person, keeps the watch for the profile’s days', () => {
    const on = proposed()
    const file = on.after(signClosing, ...sign(on, 'second'))
    expect(file.stage).toBe('closed')
    expect(file.closing.closed?.watchUntil).toBe('2026-12-14')
  })

  it('once high, keeps a member’s signature and waits for the district lead’s', () => {
    const on = proposed({ level: level('high') })
    const signed = on.play(signClosing, ...sign(on, 'second'))
    expect(signed.file.stage).toBe('closure_review')
    expect(signed.file.timeline.at(-1)?.sentence).toBe('Closing signed by a second person.')
    const context = { actor: { id: 'usr_second' }, now: on.now, calendar, profile }
    expect(whatIsMissing(signed.file, 'close', context)).toMatchObject([
      { id: 'district-lead-signature', why: 'this case was once high' },
    ])
    const closed = signed.after(signClosing, ...sign(signed, 'districtLead'))
    expect(closed.stage).toBe('closed')
  })

  it('counts the district lead as the second person, and the deputy as the district lead', () => {
    const on = proposed({ level: level('high') })
    expect(on.after(signClosing, ...sign(on, 'districtLead')).stage).toBe('closed')
    const [member] = on.file.team.members.filter(({ userId }) => userId === 'usr_member')
    if (!member) throw new Error('nobody is on the team')
    const joined = on.with({
      ...on.file,
      team: { members: [...on.file.team.members, { ...member, userId: 'usr_onCall' }] },
    })
    expect(joined.after(signClosing, ...sign(joined, 'onCall')).stage).toBe('closed')
  })

  it('is refused to a district lead and a deputy outside the team: who signs has read what is signed', () => {
    const on = proposed({ level: level('high') })
    const members = on.file.team.members.filter(({ userId }) => userId !== 'usr_districtLead')
    const without = on.with({ ...on.file, team: { members } })
    for (const as of ['districtLead', 'onCall'] as const)
      expect(() => decide(signClosing, without, ...sign(without, as))).toThrow('join the team first')
    const joined = members.map((one) => (one.userId === 'usr_member' ? { ...one, userId: 'usr_districtLead' } : one))
    const on2 = on.with({ ...on.file, team: { members: joined } })
    expect(on2.after(signClosing, ...sign(on2, 'districtLead')).stage).toBe('closed')
  })

  it('does not count a district lead’s own proposal as the district lead’s signature', () => {
    const on = ready({ level: level('high') }).play(proposeClosing, closing, { as: 'districtLead' })
    expect(on.after(signClosing, ...sign(on, 'second')).stage).toBe('closure_review')
  })

  it('is not offered again to whoever has signed, while it waits for the district lead', async () => {
    const on = proposed({ level: level('high') })
    const once = on.play(signClosing, ...sign(on, 'second'))
    expect(await page(once, 'second')).toMatchObject({ signing: true, signedByReader: true })
  })

  it('is stopped by what came up since the proposal, unless gone on without', () => {
    const on = proposed().with({ tasks: [task] })
    const [input, doing] = sign(on, 'second')
    expect(() => decide(signClosing, on, input, doing)).toThrow('Not yet: close. Missing: one task is open.')
    const override = { ...input, override: { reason: 'It is for the next school.' } }
    const file = on.after(signClosing, override, { ...doing, as: 'districtLead' })
    expect(file.overrides.at(-1)).toMatchObject({ step: 'close', decisionEntryId: file.closing.closed?.entryId })
  })

  it('does not ask again what the proposer went on without', () => {
    const on = ready({ tasks: [task] }).play(proposeClosing, { ...closing, override: { reason: 'Known.' } })
    expect(on.after(signClosing, ...sign(on, 'second')).stage).toBe('closed')
  })

  it('lets a case outlive its closing: orders stay (P16)', () => {
    const order = { root: 'ent_o', expiresOn: '2028-03-16', ended: null, replacedBy: null } as never
    const on = proposed({ orders: [order] })
    expect(on.after(signClosing, ...sign(on, 'second')).orders).toHaveLength(1)
  })
})

describe('withdrawClosing', () => {
  it('needs a reason, and the case goes on', () => {
    expect(inputOf(withdrawClosing, { caseId: 'cas_x', reason: ' ' }).errors).toHaveProperty('reason')
    const file = proposed().after(withdrawClosing, { reason: 'A new post.' }, { as: 'second' })
    expect(file.stage).toBe('managing')
    expect(file.closing.proposal).toBeNull()
    expect(() => decide(withdrawClosing, ready(), { reason: 'x' })).toThrow('No closing is proposed here.')
  })

  it('leads back to where the case stood: one that had no plan runs none afterwards', () => {
    const override = { override: { reason: 'Opened for the wrong student.' } }
    const inquiry = aCase('inquiry')
    const whileAsking = inquiry.with(whole(inquiry.file))
    const on = whileAsking.play(proposeClosing, { ...closing, ...override }, { as: 'districtLead' })
    expect(on.file.stage).toBe('closure_review')
    expect(on.after(withdrawClosing, { reason: 'Not so.' }, { as: 'second' }).stage).toBe('inquiry')
  })
})

const action = {
  entryId: 'ent_a',
  root: 'ent_a',
  what: 'Morning check-in',
  kind: 'supervision',
  owner: 'usr_member',
  ownerName: 'Test member',
  backup: 'usr_lead',
  frequency: 'each-school-day',
  firstDue: '2026-09-01',
  verification: 'Recorded',
  endRule: 'The review',
  ended: null,
  checkIns: [],
}

describe('reopenCase (P7)', () => {
  const closed = () => {
    const on = proposed({ level: level('high') })
    return on.play(signClosing, ...sign(on, 'districtLead'))
  }
  const again = { trigger: 'new-report', whatChanged: 'A new drawing.' }

  it('needs what changed', () => {
    expect(inputOf(reopenCase, { caseId: 'cas_x', ...again, whatChanged: '' }).errors).toHaveProperty('whatChanged')
  })

  it('is done by any member alone; the old level does not come back', () => {
    expect(closed().allows(asUser('second'), reopenCase)).toBe(true)
    expect(closed().allows(asUser('outsider'), reopenCase)).toBe(false)
    const file = closed().after(reopenCase, again, { as: 'second' })
    expect(file.stage).toBe('reopened')
    expect(levelNow(file)).toBeNull()
    expect(file.level.highest).toBe('high')
    expect(file.closing).toMatchObject({ closed: null, proposal: null, reopened: [{ whatChanged: 'A new drawing.' }] })
  })

  it('gives a finished screening a lead, and is refused while the case is open', () => {
    const screening = aCase('screened_out', { team: { members: [] } })
    const file = screening.after(reopenCase, again, { as: 'triage' })
    expect(file.team.members).toMatchObject([{ userId: 'usr_triage', role: 'lead' }])
    expect(file.openedAt).not.toBeNull()
    expect(() => decide(reopenCase, ready(), again)).toThrow('Only a finished case')
  })

  it('ends the old plan: nobody is late with the days while the case was closed, and a new plan is asked for', () => {
    const ran = {
      kind: 'plan',
      startedOn: day('2026-09-01'),
      startedAt: aCase('managing').now,
      startEntryId: 'ent_s',
      reviewOn: day('2026-09-20'),
      actions: [action],
      reviews: [],
      returns: [],
    } as never
    const on = proposed({ plan: ran, level: level('high') })
    const shut = on.play(signClosing, ...sign(on, 'districtLead'))
    const later = shut.play(reopenCase, again, { as: 'second', now: '2026-10-15T17:00:00.000Z' })
    const { plan } = later.file
    expect(plan).toMatchObject({ kind: 'none', startedAt: null, reviewOn: null })
    expect(plan.actions).toMatchObject([{ what: 'Morning check-in', ended: { reason: 'The case was closed.' } }])
    const rows = workItems(later.file, { calendar, profile }).map(({ what }) => what)
    expect(rows).not.toContain('Morning check-in')
    expect(rows).not.toContain('Review the plan')
    const high = later.play(setWorkingLevel, { level: 'high', known: 'a', unknown: 'b', meanwhile: 'c' })
    const context = { actor: { id: 'usr_lead' }, now: high.now, calendar, profile }
    expect(whatIsMissing(high.file, 'return-to-school', context).map(({ id }) => id)).toContain('no-plan')
    expect(workItems(high.file, { calendar, profile }).map(({ what }) => what)).toContain('Start an interim plan')
  })

  it('asks for a new meeting before the first level after it', () => {
    const later = closed().play(reopenCase, again, { as: 'second', now: '2026-10-15T17:00:00.000Z' })
    const context = { actor: { id: 'usr_lead' }, now: later.now, calendar, profile }
    expect(whatIsMissing(later.file, 'record-level', context).map(({ id }) => id)).toContain('meeting')
  })
})
