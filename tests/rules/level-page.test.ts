import { describe, expect, it } from 'vitest'
import type { CaseFile, TimelineLine } from '#app/domain/case-file.ts'
import { day, instant } from '#app/domain/time.ts'
import { rightNow } from '#app/features/case/right-now.ts'
import { beforeYouDecide } from '#app/features/level/before-you-decide.ts'
import { evidenceOf } from '#app/features/level/level-evidence.ts'
import { noLevelHere } from '#app/features/level/level-stage.ts'
import { proposalShown } from '#app/features/level/proposal-shown.ts'
import { proposeLevel } from '#app/features/level/propose-level.command.server.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { sendLevelBack } from '#app/features/level/send-level-back.command.server.ts'
import { nobodyElseApproves } from '#app/policy/approvers.ts'
import { aCase, calendar, decide, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { address, answered, house, whole } from '#tests/factories/judged.ts'

const line = (id: string, kind = 'note'): TimelineLine => ({
  entryId: id,
  root: id,
  seq: 1,
  kind,
  happenedOn: day('2026-09-15'),
  happenedAt: null,
  recordedAt: instant('2026-09-15T18:00:00.000Z'),
  recordedBy: 'usr_lead',
  sentence: `Sentence of ${id}.`,
  versions: 1,
  readable: true,
})
const before = (file: CaseFile, today = '2026-09-15', found = 0) =>
  beforeYouDecide(file, profile, 'usr_lead', { today: day(today), found })
const texts = (file: CaseFile, found = 0) => before(file, undefined, found).map(({ text }) => text)
const teacher = (readBy: string[]) =>
  ({ entryId: 'ent_t', root: 'ent_t', role: 'teacher', with: 'Ms. Hart', readBy }) as never

describe('where no level can be set', () => {
  it('is said by the page in the words with which the commands refuse, with the way to where it can', () => {
    const ways = { closed: 'reopen', merged: 'unjoin', triage: 'triage', reported: 'triage', screened_out: 'triage' }
    for (const [stage, place] of Object.entries(ways)) {
      const on = aCase(stage as CaseFile['stage'])
      const none = noLevelHere(on.file)
      expect(none?.way.place, stage).toBe(place)
      const words = { level: 'high', known: 'A note.', unknown: 'Where.', meanwhile: 'An escort.' }
      expect(() => decide(setWorkingLevel, on, words)).toThrow(`${none?.heading} ${none?.todo}`)
    }
  })

  it('is nowhere in an open case, also not while its closing waits or after it reopened', () => {
    for (const stage of ['opened', 'inquiry', 'assessment', 'plan_pending', 'managing', 'closure_review'] as const) {
      expect(noLevelHere(aCase(stage).file), stage).toBeNull()
    }
    expect(noLevelHere(aCase('reopened').file)).toBeNull()
  })
})

describe('before you decide', () => {
  it('says what is open, each with where it is put right', () => {
    expect(texts(aCase('inquiry').file)).toEqual([
      'Weapon access: not asked yet',
      'Key questions: 0 of 13',
      'Teacher statements: none yet',
      'What helps: None found yet. The plan must build some.',
    ])
  })

  it('counts addresses, answers, open tasks, unread statements and what helps', () => {
    const start = aCase('inquiry')
    const nine = { ...answered[9], taskEntryId: 'ent_task' } as never
    const file = start.with({
      keyAnswers: { ...answered, 9: nine },
      means: { ...start.file.means, addresses: [address(), address({ addressId: 'adr_walt' })] },
      inquiry: { ...start.file.inquiry, interviews: [teacher(['usr_lead']), teacher([])] },
    }).file
    expect(texts(file, 3)).toEqual([
      'Weapon access: answered, 2 addresses',
      'Key questions: 12 of 13; 1 open, with a task',
      'Teacher statements: 2, 1 not read by you',
      'What helps: 3 entries',
    ])
  })
})

describe('weapon access before you decide', () => {
  it('is not called answered while a storage check is overdue, and leads to that check', () => {
    const start = aCase('managing')
    const walt = address({ addressId: 'adr_walt', label: 'Grandfather’s home', checkAgainBy: day('2027-03-27') })
    const { file } = start.with({ means: { ...start.file.means, addresses: [address(), walt] } })
    expect(before(file, '2027-03-27')[0]?.text).toBe('Weapon access: answered, 2 addresses')
    expect(before(file, '2027-03-28')[0]).toEqual({
      text: 'Weapon access: answered once, check overdue: Grandfather’s home since 27 Mar',
      place: 'weapon-check/new?address=adr_walt',
    })
    const now = (today: string) => rightNow(file, { calendar, today: day(today), profile }).map(({ text }) => text)
    expect(now('2027-03-27').join()).toContain('check again by 27 Mar.')
    expect(now('2027-03-28').join()).toContain('check overdue since 27 Mar.')
  })
})

describe('the evidence beside the form', () => {
  const words = new Map<string, Record<string, unknown>>([['ent_b', { base: { exactWords: 'They’ll all see.' } }]])
  const shown = (change: Partial<CaseFile>, bodies: ReadonlyMap<string, Record<string, unknown>> = words) => {
    const caseFile = aCase('assessment').with({
      timeline: [line('ent_a'), line('ent_b'), line('ent_c'), line('ent_k', 'key-answer')],
      ...change,
    }).file
    return evidenceOf({ caseFile, bodies, profile, zone: calendar.zone, today: '2026-09-15' })
  }

  it('groups each entry once by the first question it answers, newest first; decisions are no evidence', () => {
    const given = { ...answered[9], evidence: ['ent_b'] } as never
    const lowers = { ...answered[13], evidence: ['ent_c'], direction: 'lowers' } as never
    const { concerns, helps } = shown({ keyAnswers: { 9: given, 13: lowers } })
    expect(concerns.map(({ heading, items }) => [heading, items.map(({ root }) => root)])).toEqual([
      ['9 Concerned others', ['ent_b']],
      ['Not linked to a key question yet', ['ent_a']],
    ])
    expect(helps.map(({ root }) => root)).toEqual(['ent_c'])
  })

  it('keeps an entry that raises concern under its question, and only what helps in it under what helps', () => {
    const said = { exactWords: 'I wanted them to feel it.', protective: 'He asked for help himself.' }
    const talk = {
      timeline: [line('ent_t', 'interview')],
      keyAnswers: {
        1: { ...answered[1], evidence: ['ent_t'], direction: 'raises' } as never,
        13: { ...answered[13], evidence: ['ent_t'], direction: 'lowers' } as never,
      },
    }
    const { concerns, helps } = shown(talk, new Map([['ent_t', { base: said }]]))
    expect(concerns).toMatchObject([{ items: [{ root: 'ent_t', exactWords: said.exactWords }] }])
    expect(concerns[0]?.heading).toMatch(/^1 /)
    expect(helps).toMatchObject([{ root: 'ent_t', exactWords: said.protective, tickedAbove: true }])
    const unlinked = shown({ timeline: [line('ent_t', 'interview')] }, new Map([['ent_t', { base: said }]]))
    expect(unlinked.concerns[0]?.items[0]?.exactWords).toBe(said.exactWords)
    expect(unlinked.helps[0]?.exactWords).toBe(said.protective)
  })

  it('sets what was done apart from concerns; what was kept helps, what was not kept is open', () => {
    const done = ['plan-action', 'outcome-support', 'registry-review', 'outcome-referral']
    const timeline = [
      ...done.map((kind) => line(`ent_${kind}`, kind)),
      line('ent_kept', 'referral-attended'),
      line('ent_done', 'check-in'),
      line('ent_not', 'check-in'),
    ]
    const bodies = new Map([
      ['ent_kept', { base: { attended: 'yes' } }],
      ['ent_done', { base: { result: 'done' } }],
      ['ent_not', { base: { result: 'not-done' } }],
    ])
    const view = shown({ timeline }, bodies)
    expect(view.done.map(({ root }) => root).sort()).toEqual(done.map((kind) => `ent_${kind}`).sort())
    expect(view.helps.map(({ root }) => root)).toEqual(['ent_done', 'ent_kept'])
    expect(view.concerns.map(({ items }) => items.map(({ root }) => root))).toEqual([['ent_not']])
    const raised = { 4: { ...answered[4], evidence: ['ent_registry-review'], direction: 'raises' } as never }
    expect(shown({ timeline, keyAnswers: raised }, bodies).concerns[0]?.items[0]?.root).toBe('ent_registry-review')
  })

  it('shows the check-ins of one action once, so that weeks of mornings don’t hide the rest', () => {
    const days = ['ent_1', 'ent_2', 'ent_3', 'ent_4']
    const timeline = [...days, 'ent_other'].map((id) => line(id, 'check-in'))
    const done = (actionId: string) => ({ base: { result: 'done', actionId } })
    const bodies = new Map([...days.map((id) => [id, done('ent_morning')] as const), ['ent_other', done('ent_search')]])
    const rests = { 13: { ...answered[13], evidence: ['ent_2'], direction: 'lowers' } as never }
    const { helps } = shown({ timeline, keyAnswers: rests }, bodies)
    expect(helps.map(({ root }) => root)).toEqual(['ent_other', 'ent_4', 'ent_2'])
    expect(helps.map(({ sentence }) => /last of (\d)/.exec(sentence)?.[1])).toEqual([undefined, '3', undefined])
  })

  it('leaves out a check-in that was taken back', () => {
    const timeline = [line('ent_kept', 'check-in'), line('ent_back', 'check-in')]
    const done = { base: { result: 'done', actionId: 'ent_morning' } }
    const bodies = new Map(timeline.map(({ entryId }) => [entryId as string, done]))
    const checkIns = timeline.map(({ entryId }) => ({ entryId, undone: entryId === 'ent_back' }))
    const { plan } = aCase('managing').file
    const { helps } = shown({ timeline, plan: { ...plan, actions: [{ checkIns } as never] } }, bodies)
    expect(helps).toMatchObject([{ root: 'ent_kept', sentence: 'Sentence of ent_kept.' }])
  })

  it('sets exact words apart', () => {
    expect(shown({}).concerns[0]?.items.find(({ root }) => root === 'ent_b')?.exactWords).toBe('They’ll all see.')
  })
})

describe('a proposal as its approver reads it', () => {
  const proposal = {
    level: 'high',
    evidence: ['ent_1'],
    rationale: 'A date was named.',
    otherExplanations: 'A joke.',
    wouldChange: 'Two quiet weeks.',
    sameForAnother: 'yes',
    views: [{ name: 'Ben Adler', view: 'Lower.' }],
    there: ['usr_second'],
    alsoThere: 'Ms. Hart',
  }
  const proposed = () => {
    const start = aCase('assessment')
    return start.with(whole(start.file)).play(proposeLevel, proposal)
  }
  const shown = (on: TestCase, who: string, now = on.now) =>
    proposalShown({
      caseFile: on.file,
      bodies: new Map(on.entries.map((entry) => [entry.id, entry.open as Record<string, unknown>])),
      rows: house,
      actor: { id: who },
      now,
      calendar,
      profile,
    })

  it('says that it counts and who is asked, until when', () => {
    const view = shown(proposed(), 'usr_districtLead')
    expect(view).toMatchObject({ label: 'High', own: false, by: 'Test lead' })
    expect(view?.state).toBe('High counts from now. Test districtLead is asked to approve by 6:00 pm.')
    expect(view?.answers).toContainEqual({ label: 'Different views', text: 'Ben Adler: Lower.' })
    expect(view?.answers).toContainEqual({ label: 'Who was there', text: 'Test second, Ms. Hart' })
  })

  it('names whom to appoint where a lone district lead proposed it and nobody else could approve (P6, P7)', () => {
    const rows = { ...house, grants: house.grants.filter(({ role }) => role !== 'district-lead' && role !== 'chair') }
    const on = proposed()
    const alone = (now = on.now) =>
      proposalShown({
        caseFile: { ...on.file, team: { ...on.file.team, members: [] } },
        bodies: new Map(),
        rows: { ...rows, deputies: [] },
        actor: { id: 'usr_lead' },
        now,
        calendar,
        profile,
      })
    for (const now of [on.now, instant('2026-09-16T02:00:00.000Z')]) {
      expect(alone(now)?.state).toBe(`High counts from now. ${nobodyElseApproves}`)
      expect(alone(now)?.state).not.toContain('any district lead may approve')
    }
  })

  it('tells the proposer whom to ask, and anybody that any district lead may approve once it is late', () => {
    expect(shown(proposed(), 'usr_lead')).toMatchObject({ own: true, ask: ['Test districtLead'] })
    expect(shown(proposed(), 'usr_second', instant('2026-09-16T02:00:00.000Z'))?.state).toContain(
      'any district lead may approve',
    )
  })

  it('shows a question that it was sent back with', () => {
    const on = proposed()
    const back = on.play(
      sendLevelBack,
      { proposalId: on.file.level.proposals[0]?.entryId, question: 'Who saw it?' },
      { as: 'districtLead', loaded: house },
    )
    expect(shown(back, 'usr_lead')).toMatchObject({ question: 'Who saw it?' })
    expect(shown(aCase('assessment'), 'usr_lead')).toBeNull()
  })
})
