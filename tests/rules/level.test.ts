import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#app/domain/errors.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { levelNow, standingLevel } from '#app/domain/level-of-concern.ts'
import { instant } from '#app/domain/time.ts'
import { approveLevel } from '#app/features/level/approve-level.command.server.ts'
import { proposeLevel } from '#app/features/level/propose-level.command.server.ts'
import { sendLevelBack } from '#app/features/level/send-level-back.command.server.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { house, whole } from '#tests/factories/judged.ts'

const proposal = (level: string, change: Record<string, unknown> = {}) => ({
  level,
  evidence: ['ent_1'],
  rationale: 'A date was named.',
  otherExplanations: 'A joke.',
  wouldChange: 'Two quiet weeks.',
  sameForAnother: 'yes',
  noOneDisagreed: 'yes',
  there: ['usr_lead', 'usr_second'],
  ...change,
})
const working = (level: string) => ({ level, known: 'A post.', unknown: 'Where the rifle is.', meanwhile: 'At home.' })
const ready = (stage: Parameters<typeof aCase>[0] = 'assessment', change: Partial<CaseFile> = {}): TestCase => {
  const start = aCase(stage)
  return start.with({ ...whole(start.file), ...change })
}
const approve = (on: TestCase) => ({ proposalId: on.file.level.proposals.at(-1)?.entryId })
const approved = (on: TestCase, level: string) => {
  const proposed = on.play(proposeLevel, proposal(level))
  return proposed.play(approveLevel, approve(proposed), { as: 'districtLead', loaded: house })
}
const since = { entryId: 'ent_x', at: instant('2026-09-15T18:00:00.000Z'), by: 'usr_lead' }

describe('setWorkingLevel (P6)', () => {
  it('refuses fewer than three lines, beside the field', () => {
    expect(inputOf(setWorkingLevel, { caseId: 'cas_x', ...working('high'), meanwhile: ' ' }).errors).toHaveProperty(
      'meanwhile',
    )
  })

  it('is refused to an officer and to somebody outside', () => {
    expect(aCase('inquiry').allows(asUser('officer'), setWorkingLevel)).toBe(false)
    expect(aCase('inquiry').allows(asUser('outsider'), setWorkingLevel)).toBe(false)
  })

  it('is refused for a screening (P9) and a closed case', () => {
    for (const stage of ['triage', 'screened_out', 'closed'] as const) {
      expect(() => decide(setWorkingLevel, aCase(stage), working('low'))).toThrow(RuleBroken)
    }
  })

  it('counts at once, without any gate, and is not an assessed level', () => {
    const file = aCase('opened').after(setWorkingLevel, working('high'))
    expect(levelNow(file)).toMatchObject({ level: 'high', state: 'working' })
    expect(file.level.counts).toBeNull()
    expect(file.stage).toBe('opened')
  })

  it('never lowers from high alone (P7), nor below what the team assessed', () => {
    const high = aCase('opened').play(setWorkingLevel, working('high'))
    expect(() => decide(setWorkingLevel, high, working('moderate'))).toThrow('second person')
    expect(() => decide(setWorkingLevel, approved(ready(), 'moderate'), working('low'))).toThrow('Propose the level')
  })

  it('is set and proposed while danger is marked, which stops no raising (P1)', () => {
    const imminent = { ...since, entryId: 'ent_d', called: 'not-yet' as const }
    const danger = { ...aCase('opened').file.danger, imminent: imminent as never }
    const file = aCase('opened').with({ danger }).after(setWorkingLevel, working('high'))
    expect(levelNow(file)).toMatchObject({ level: 'imminent' })
    expect(levelNow({ ...file, danger: { ...danger, imminent: null } })).toMatchObject({ level: 'high' })
    expect(decide(proposeLevel, ready('opened', { danger }), proposal('high')).entries).toHaveLength(1)
  })

  it('raises above the assessed level at night (P1)', () => {
    const file = approved(ready(), 'moderate').after(setWorkingLevel, working('high'))
    expect(levelNow(file)).toMatchObject({ level: 'high', state: 'working' })
  })
})

describe('before anything is set', () => {
  it('is not yet assessed, never low (P6)', () => {
    expect(standingLevel(aCase('opened').file)).toBeNull()
  })
})

describe('proposeLevel', () => {
  it('refuses a proposal without ticked evidence, beside the field', () => {
    expect(inputOf(proposeLevel, { caseId: 'cas_x', ...proposal('low', { evidence: [] }) }).errors).toHaveProperty(
      'evidence',
    )
  })

  it('has nothing chosen beforehand', () => {
    expect(inputOf(proposeLevel, { caseId: 'cas_x' }).errors).toMatchObject({
      level: 'Choose the words that fit best.',
      sameForAnother: 'Choose Yes or Not sure.',
    })
  })

  it('asks for the different views; "no one disagreed" is an answer, but not beside a view', () => {
    const errors = (change: Record<string, unknown>) =>
      inputOf(proposeLevel, { caseId: 'cas_x', ...proposal('low', change) }).errors
    expect(errors({ noOneDisagreed: '' })).toHaveProperty('views')
    expect(errors({ views: [{ name: 'Ben Adler', view: 'Lower.' }] })).toHaveProperty('noOneDisagreed')
    expect(errors({ noOneDisagreed: '', views: [{ name: 'Ben Adler', view: 'Lower.' }] })).toEqual({})
    expect(errors({ sameForAnother: 'not-sure' })).toHaveProperty('sameMore')
    expect(errors({ there: [] })).toHaveProperty('there')
  })

  it('refuses evidence that is not in the case', () => {
    expect(() => decide(proposeLevel, ready(), proposal('low', { evidence: ['ent_other'] }))).toThrow(InputRefused)
  })

  it('is refused to an officer and for a screening', () => {
    expect(aCase('assessment').allows(asUser('officer'), proposeLevel)).toBe(false)
    expect(() => decide(proposeLevel, aCase('triage'), proposal('high'))).toThrow('A screening has no level')
  })

  it('counts from saving, awaiting approval, and moves to the plan (P4)', () => {
    const file = ready().after(proposeLevel, proposal('high'))
    expect(levelNow(file)).toMatchObject({ level: 'high', state: 'awaiting' })
    expect(file.stage).toBe('plan_pending')
    expect(file.timeline.at(-1)?.sentence).toBe('Level of concern: High. Counts from now, awaiting approval.')
  })

  it('is stopped by an unanswered key question at a first low or moderate level (P6, R10)', () => {
    const { 9: _nine, ...others } = whole(aCase('assessment').file).keyAnswers ?? {}
    for (const level of ['low', 'moderate']) {
      expect(() => decide(proposeLevel, ready('assessment', { keyAnswers: others }), proposal(level))).toThrow(
        'Not yet: record this level. Missing: question 9 has no answer.',
      )
    }
  })

  it('is a first assessed level also above a working one, which can be raised at once (P6)', () => {
    const low = ready('assessment', { keyAnswers: {} }).play(setWorkingLevel, working('low'))
    expect(() => decide(proposeLevel, low, proposal('moderate'))).toThrow('question 1 has no answer')
    expect(levelNow(low.after(setWorkingLevel, working('moderate')))).toMatchObject({ level: 'moderate' })
    expect(decide(proposeLevel, low, proposal('high')).entries).toHaveLength(1)
  })

  it('is never stopped when it raises: what is missing is kept and told (P1)', () => {
    const bare = ready('assessment', { keyAnswers: {}, meetings: [] })
    const decided = decide(proposeLevel, bare, proposal('high'))
    expect(decided.result).toMatchObject({ stillMissing: 14, effect: 'counts-now' })
    const file = bare.after(proposeLevel, proposal('high'))
    expect(file.level.proposals[0]?.missingThen).toContainEqual({ id: 'meeting', rule: 'P6' })
  })

  it('asks for a meeting; the chair may go on without one, by name and reason', () => {
    const without = ready('assessment', { meetings: [] })
    expect(() => decide(proposeLevel, without, proposal('moderate'))).toThrow('no team meeting is recorded')
    const file = without.after(proposeLevel, proposal('moderate', { override: { reason: 'School is closed.' } }))
    expect(file.overrides).toMatchObject([{ step: 'record-level', reason: 'School is closed.' }])
    expect(file.overrides[0]?.decisionEntryId).toBe(file.level.counts?.entryId)
  })

  it('asks the proposer to read teacher statements (R7)', () => {
    const interview = {
      ...since,
      root: 'ent_t',
      happened: { on: since.at.slice(0, 10) },
      recordedAt: since.at,
      role: 'teacher',
      with: 'Ms. Hart',
      readBy: ['usr_second'],
      meansAsked: false,
      accommodationMissing: false,
      protective: false,
    }
    const file = ready().file
    const unread = ready('assessment', { inquiry: { ...file.inquiry, interviews: [interview as never] } })
    expect(() => decide(proposeLevel, unread, proposal('low'))).toThrow('statement of Ms. Hart is not read by you')
    expect(decide(proposeLevel, unread, proposal('low'), { as: 'second' }).entries).toHaveLength(1)
  })

  it('judges what is stale, except when it raises (P1)', () => {
    const stale = (level: 'low' | 'moderate' | 'high') =>
      (proposeLevel.judging as (work: unknown) => boolean)({
        input: { level },
        caseFile: approved(ready(), 'moderate').file,
      })
    expect([stale('low'), stale('moderate'), stale('high')]).toEqual([true, true, false])
  })

  it('shows a raising person what arrived since', () => {
    expect(decide(proposeLevel, ready(), proposal('high', { basedOn: '3' })).result).toMatchObject({ arrivedSince: 2 })
  })
})

describe('lowering (P7)', () => {
  const high = () => approved(ready(), 'high')

  it('never counts before somebody else approves', () => {
    const proposed = high().play(proposeLevel, proposal('moderate'))
    expect(levelNow(proposed.file)).toMatchObject({ level: 'high' })
    const file = proposed.after(approveLevel, approve(proposed), { as: 'second', loaded: house })
    expect(levelNow(file)).toMatchObject({ level: 'moderate', state: 'assessed' })
    expect(file.level.highest).toBe('high')
  })

  it('is stopped by an overdue storage check; the district lead can go on without it', () => {
    const means = {
      ...whole(aCase('assessment').file).means,
      addresses: [
        {
          ...whole(aCase('assessment').file).means?.addresses[0],
          answer: 'yes',
          label: 'Grandfather’s home',
          checkAgainBy: '2026-09-14',
          madeSafe: { how: 'removed-by-police', at: { on: '2026-09-01' }, entryId: 'ent_v' },
        },
      ],
    } as never
    const overdue = high().with({ means })
    expect(() => decide(proposeLevel, overdue, proposal('low'))).toThrow(
      'Not yet: lower the level. Missing: storage at Grandfather’s home, check overdue since 14 Sep.',
    )
    const gone = proposal('low', { override: { reason: 'The sheriff confirmed by phone.' } })
    expect(() => decide(proposeLevel, overdue, gone, { as: 'lead' })).toThrow(RuleBroken)
    const proposed = overdue.play(proposeLevel, gone, { as: 'districtLead' })
    const file = proposed.after(approveLevel, approve(proposed), { as: 'second', loaded: house })
    expect(file.level.counts?.level).toBe('low')
  })

  it('is not possible while the case is marked imminent (P5)', () => {
    const imminent = { entryId: 'ent_d', at: since.at, by: 'usr_lead', called: 'yes' as const, what: 'x' }
    const marked = high().with({ danger: { imminent, standDown: { proposed: null }, everImminent: true } })
    expect(() => decide(proposeLevel, marked, proposal('moderate'))).toThrow('someone is marked as in danger now')
  })

  it('from a high working level waits for a second person too', () => {
    const start = ready('assessment').play(setWorkingLevel, working('high'))
    const file = start.after(proposeLevel, proposal('moderate'))
    expect(levelNow(file)).toMatchObject({ level: 'high', state: 'working' })
  })
})

describe('approveLevel', () => {
  const proposed = () => ready().play(proposeLevel, proposal('high'))

  it('is refused to a member who is neither lead nor chair, and to an officer', () => {
    expect(proposed().allows(asUser('second'), approveLevel)).toBe(false)
    expect(proposed().allows(asUser('officer'), approveLevel)).toBe(false)
    expect(proposed().allows(asUser('districtLead'), approveLevel)).toBe(true)
  })

  it('is refused to the proposer, naming whom to ask (P7)', () => {
    const on = proposed()
    expect(() => decide(approveLevel, on, approve(on), { as: 'lead', loaded: house })).toThrow(
      'You proposed this, so someone else approves it. You can ask: Test districtLead.',
    )
  })

  it('counts a deputy of the district lead as an approver, once on the team (P4)', () => {
    const on = proposed()
    const member = { ...on.file.team.members[0], userId: 'usr_onCall', name: 'Test onCall', role: 'member' } as never
    const withDeputy = on.with({ team: { members: [...aCase('assessment').file.team.members, member] } })
    expect(withDeputy.allows(asUser('onCall'), approveLevel)).toBe(true)
    const file = withDeputy.after(approveLevel, approve(withDeputy), { as: 'onCall', loaded: house })
    expect(levelNow(file)).toMatchObject({ level: 'high', state: 'assessed' })
  })

  it('lets a district lead from outside the case approve only after the due time (P4)', () => {
    const on = proposed()
    const members = aCase('assessment').file.team.members.filter((one) => one.userId !== 'usr_districtLead')
    const outside = on.with({ team: { members } })
    expect(outside.allows(asUser('districtLead'), approveLevel)).toBe(true)
    const doing = { as: 'districtLead' as const, loaded: house }
    expect(() => decide(approveLevel, outside, approve(outside), doing)).toThrow('until 6:00 pm')
    const late = { ...doing, now: '2026-09-16T01:00:00.000Z' }
    expect(decide(approveLevel, outside, approve(outside), late).entries).toHaveLength(1)
  })

  it('names the district lead also where nobody who may approve is on the team', () => {
    const on = proposed()
    const alone = on.with({ team: { members: on.file.team.members.filter((one) => one.userId === 'usr_lead') } })
    expect(() => decide(approveLevel, alone, approve(alone), { as: 'lead', loaded: house })).toThrow(
      'Test districtLead',
    )
  })

  it('refuses when a newer level was proposed meanwhile', () => {
    const on = proposed()
    const first = approve(on)
    const newer = on.play(proposeLevel, proposal('high'))
    expect(() => decide(approveLevel, newer, first, { as: 'districtLead', loaded: house })).toThrow('newer level')
  })
})

describe('sendLevelBack', () => {
  it('needs a question, and lowers nothing (P4)', () => {
    expect(inputOf(sendLevelBack, { caseId: 'cas_x', proposalId: 'ent_p', question: '' }).errors).toHaveProperty(
      'question',
    )
    const on = ready().play(proposeLevel, proposal('high'))
    const file = on.after(
      sendLevelBack,
      { ...approve(on), question: 'Who saw it?' },
      { as: 'districtLead', loaded: house },
    )
    expect(levelNow(file)).toMatchObject({ level: 'high', state: 'awaiting' })
    expect(file.level.proposals[0]?.sentBack).toMatchObject({ question: 'Who saw it?' })
  })
})
