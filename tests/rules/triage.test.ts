import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#app/domain/errors.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordPoliceDuty, recordPoliceTold } from '#app/features/police/record-police.command.server.ts'
import { markImminent } from '#app/features/danger/mark-danger.command.server.ts'
import { confirmStandDown, proposeStandDown } from '#app/features/danger/stand-down.command.server.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { sendBackOutcome } from '#app/features/triage/send-back-outcome.command.server.ts'
import { triageAround } from '#app/features/triage/triage-page.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import {
  acknowledgedCase,
  askedAboutWeapons,
  byTwo,
  leo,
  noLookAlikes,
  reported,
  screened,
} from '#tests/factories/screening.ts'

const citing = (on: TestCase) => [on.file.timeline[0]?.entryId ?? 'ent_none']
const resolved = (on: TestCase, more: object = {}) => ({
  outcome: 'resolved',
  rationale: 'Said in anger, taken back; apology made.',
  cites: citing(on),
  followUps: [{ what: 'Check in with both', owner: 'usr_triage', dueOn: '2026-09-18' }],
  ...more,
})
const takers = [{ id: 'usr_triage', name: 'Test triage' }]
const quiet = { takers, team: { principals: [] } }
const opening = {
  takers: [],
  team: { chair: { id: 'usr_lead', name: 'Test lead' }, principals: [{ id: 'usr_principal', name: 'Pat Principal' }] },
}
const asChair = { as: 'lead', loaded: quiet } as const
const proposed = (on = askedAboutWeapons()) => on.play(proposeOutcome, resolved(on), asChair)
const waitingId = (on: TestCase) => on.file.triage.proposals.at(-1)?.entryId
const emergency = { outcome: 'emergency', rationale: 'A rifle on the bed, and a day named.' }

describe('proposeOutcome', () => {
  it('refuses a form without outcome, rationale or a cited entry', () => {
    expect(inputOf(proposeOutcome, { caseId: 'cas_x' }).errors).toMatchObject({
      outcome: 'Choose an outcome.',
      rationale: 'Say why, in a sentence or two.',
      cites: 'Tick at least one entry that you rely on.',
    })
    expect(
      inputOf(proposeOutcome, { caseId: 'cas_x', outcome: 'routed', rationale: 'x', cites: ['e'] }).errors,
    ).toHaveProperty('routedTo')
    expect(inputOf(proposeOutcome, { caseId: 'cas_x', ...emergency }).errors).toEqual({})
  })

  it('is refused to outsiders, referrers and auditors', () => {
    for (const who of ['outsider', 'referrer', 'auditor', 'administrator'] as const) {
      expect(screened().allows(asUser(who), proposeOutcome), who).toBe(false)
    }
    expect(screened().allows(asUser('onCall'), proposeOutcome)).toBe(true)
  })

  it('is refused for a report that nobody opened, and for what is over or open', () => {
    const propose = (on: TestCase) => () => decide(proposeOutcome, on, resolved(on), asChair)
    expect(propose(reported())).toThrow('Open this report first')
    expect(propose(aCase('screened_out'))).toThrow('already ended')
    expect(propose(aCase('managing'))).toThrow('It ends by a closing')
    expect(() => decide(proposeOutcome, aCase('inquiry'), emergency, { loaded: opening })).toThrow('already open')
  })

  it('saves the proposal and stays in triage until the second name (S1)', () => {
    const { file } = proposed()
    expect(file.stage).toBe('triage')
    expect(file.triage.proposals).toMatchObject([{ outcome: 'resolved', by: 'usr_lead', confirmed: null }])
    expect(file.tasks).toEqual([])
  })

  it('refuses an entry of another case as its ground', () => {
    const on = askedAboutWeapons()
    expect(() => decide(proposeOutcome, on, resolved(on, { cites: ['ent_elsewhere'] }), asChair)).toThrow(
      expect.objectContaining({ errors: { cites: expect.any(String) } }),
    )
  })

  it('doesn’t replace what somebody else proposed', () => {
    const on = proposed()
    expect(() => decide(proposeOutcome, on, resolved(on), { ...asChair, as: 'triage' })).toThrow('is proposed already')
    expect(decide(proposeOutcome, on, resolved(on), asChair).entries).toHaveLength(1)
  })
})

describe('the gate before ending a screening', () => {
  const refused = (on: TestCase, more: object = {}, as: 'lead' | 'triage' = 'lead') => {
    try {
      decide(proposeOutcome, on, resolved(on, more), { as, loaded: quiet })
    } catch (error) {
      if (error instanceof RuleBroken) return error.missing.map((one) => one.id)
      throw error
    }
    return []
  }

  it('asks for weapon access: “not asked” is no answer (R31)', () => {
    expect(refused(screened())).toEqual(['means-not-asked'])
    expect(refused(askedAboutWeapons('not-asked'))).toEqual(['means-not-asked'])
    expect(refused(askedAboutWeapons('no'))).toEqual([])
    expect(refused(askedAboutWeapons('yes'))).toEqual([])
  })

  it('opens a case instead where the answer is refused or unknown, and nobody passes that (P8)', () => {
    for (const answer of ['refused', 'unknown'] as const) {
      expect(refused(askedAboutWeapons(answer), { override: { reason: 'x' } })).toEqual(['means-unclear'])
    }
  })

  const home = { addressId: 'adr_home', label: 'Home' }
  const aunt = { addressId: 'adr_aunt', label: 'Aunt’s home' }
  const asking = (time: string, ...answers: { addressId: string; answer: string }[]) => ({
    happened: { day: '2026-09-15', time },
    asked: 'Ana Marchetti (mother)',
    how: 'phone',
    addresses: answers,
  })
  const told = (...inputs: object[]) =>
    inputs.reduce<TestCase>(
      (on, input) =>
        on.play(recordWeaponAccess, input as Record<string, unknown>, {
          as: 'triage',
          loaded: { roster: [home, aunt] },
        }),
      screened(),
    )

  it('asks of every address: “no” at one never answers for a refusal or a silence at another (P8, P12)', () => {
    const silent = told(asking('10:25', { ...home, answer: 'no' }))
    expect(refused(silent)).toEqual(['means-place-not-asked'])
    expect(refused(silent, { override: { reason: 'The aunt moved away.' } })).toEqual([])
    const shut = told(asking('10:24', { ...home, answer: 'refused' }), asking('10:25', { ...aunt, answer: 'no' }))
    expect(refused(shut, { override: { reason: 'x' } })).toEqual(['means-unclear'])
    const asked = told(asking('10:24', { ...home, answer: 'refused' }), asking('10:25', { ...aunt, answer: 'no' }))
    const answered = asked.play(recordWeaponAccess, asking('10:26', { ...home, answer: 'no' }), {
      as: 'triage',
      loaded: { roster: [home, aunt] },
    })
    expect(refused(answered)).toEqual([])
  })

  it('asks whether police must be told, from the grades of the law on; any answer is one', () => {
    const grade = (on: TestCase, to: string | null) =>
      on.play(identifyStudent, byTwo, { as: 'triage', loaded: { ...noLookAlikes, person: { ...leo, grade: to } } })
    const tenth = grade(askedAboutWeapons(), '10')
    expect(refused(askedAboutWeapons())).toEqual([])
    expect(refused(tenth, {}, 'triage')).toEqual(['police-not-answered'])
    expect(refused(grade(askedAboutWeapons(), null), {}, 'triage')).toEqual(['police-not-answered'])
    const no = { happened: { day: '2026-09-15', time: '10:20' }, answer: 'no', reason: 'A joke about a film.' }
    const answered = grade(askedAboutWeapons().play(recordPoliceDuty, no, { as: 'triage' }), '10')
    expect(refused(answered)).toEqual([])
  })

  it('never ends a danger that is marked: two people stand down first (P5)', () => {
    const on = askedAboutWeapons().play(markImminent, {}, { as: 'triage' })
    expect(refused(on, { override: { reason: 'x' } })).toEqual(['imminent-stands'])
    const down = on.play(proposeStandDown, { reason: 'Found at home, unarmed.' }, { as: 'triage' })
    const proposalId = down.file.danger.standDown.proposed?.entryId ?? ''
    expect(refused(down.play(confirmStandDown, { proposalId }, { as: 'lead' }))).toEqual([])
    const waiting = proposed().play(markImminent, {}, { as: 'triage' })
    expect(() =>
      decide(confirmOutcome, waiting, { proposalEntryId: waitingId(waiting) }, { as: 'triage', loaded: [] }),
    ).toThrow('Not yet: end this screening')
  })

  it('lets the chair go on without the question, recorded with the reason that the second person reads; a counselor doesn’t', async () => {
    const reason = { override: { reason: 'The author is unknown; nobody to ask.' } }
    expect(refused(screened(), reason, 'triage')).toEqual(['means-not-asked'])
    const on = screened()
    const after = on.play(proposeOutcome, resolved(on, reason), asChair)
    expect(after.file.overrides).toMatchObject([
      {
        step: 'end-screening',
        missing: [{ id: 'means-not-asked', rule: 'R31' }],
        decisionEntryId: waitingId(after),
        by: 'usr_lead',
      },
    ])
    const went = after.file.overrides[0]?.entryId ?? ''
    const missing = [{ id: 'means-not-asked', rule: 'R31', words: 'weapon access has not been asked.' }]
    const base = { step: 'end-screening', missing, ...reason.override, decisionEntryId: waitingId(after) }
    const records = {
      users: { byIds: async () => [{ id: 'usr_lead', name: 'Test lead' }] },
      district: { triageGroup: async () => [], onDuty: async () => [] },
    }
    const read = { caseFile: after.file, bodies: new Map([[went, { base }]]), records, actor: asUser('triage') }
    const { waiting } = await triageAround({ ...read, now: after.now, calendar, profile } as never)
    expect(waiting?.wentOn).toEqual([
      { by: 'Test lead', reason: reason.override.reason, missing: ['weapon access has not been asked.'] },
    ])
    // The second person is not asked to go on without it again.
    const confirmed = after.play(confirmOutcome, { proposalEntryId: waitingId(after) }, { as: 'triage', loaded: [] })
    expect(confirmed.file.stage).toBe('screened_out')
  })

  it('asks for the identity and for a search of prior contacts, which nobody passes', () => {
    expect(refused(acknowledgedCase(), { override: { reason: 'x' } })).toEqual([
      'identity-not-confirmed',
      'prior-not-searched',
      'means-not-asked',
    ])
  })

  it('never stands before an emergency or an opening (P1)', () => {
    expect(
      decide(proposeOutcome, acknowledgedCase(), emergency, { as: 'onCall', loaded: opening }).entries.length,
    ).toBeGreaterThan(0)
  })
})

describe('what the second person reads of police', () => {
  const emergencyOnRecord = () => {
    const on = acknowledgedCase().play(proposeOutcome, emergency, { as: 'onCall', loaded: opening })
    const police = { happened: { day: '2026-09-15', time: '10:40' }, awareSince: { day: '2026-09-15', time: '10:31' } }
    const answered = { ...police, answer: 'yes', reason: 'A rifle and a day.', awareBy: ['usr_onCall'] }
    return on
      .play(recordPoliceDuty, answered, { as: 'onCall' })
      .play(recordPoliceTold, { ...police, whom: 'Sgt. Ortega', agency: 'Sheriff', how: 'phone' }, { as: 'onCall' })
  }

  it('is the recorded answer with its reason, since when it is known, and who was told', async () => {
    const on = emergencyOnRecord()
    const records = {
      users: { byIds: async () => [{ id: 'usr_onCall', name: 'Test onCall' }] },
      district: { triageGroup: async () => [], onDuty: async () => [] },
    }
    const read = { caseFile: on.file, bodies: new Map(), records, actor: asUser('triage') }
    const around = await triageAround({ ...read, now: on.now, calendar, profile } as never)
    expect(around.waiting?.opened).toBe(true)
    expect(around.police.recorded).toEqual({
      answer: { text: 'Yes. A rifle and a day.', at: '2026-09-15T17:40:00.000Z' },
      awareSince: '2026-09-15T17:31:00.000Z',
      told: [{ text: 'Sgt. Ortega, Sheriff', on: '2026-09-15', at: '2026-09-15T17:40:00.000Z' }],
    })
  })
})

describe('confirmOutcome', () => {
  const confirm = (on: TestCase, as: 'triage' | 'lead' | 'onCall' = 'triage', now?: string) =>
    on.play(
      confirmOutcome,
      { proposalEntryId: waitingId(on) },
      { as, loaded: [{ id: 'usr_onCall', name: 'Marcus Bell' }], now },
    )

  it('refuses a form without the proposal that was read', () => {
    expect(inputOf(confirmOutcome, { caseId: 'cas_x' }).errors).toHaveProperty('proposalEntryId')
  })

  it('is refused to whoever proposed it, and names who can be asked (P3)', () => {
    expect(() => confirm(proposed(), 'lead')).toThrow(
      'You proposed this, so someone else confirms it. You can ask: Marcus Bell.',
    )
  })

  it('ends the screening with a second account, makes the follow-up tasks, and sets the watch (S1)', () => {
    const { file } = confirm(proposed(), 'triage', '2026-09-15T19:00:00.000Z')
    expect(file.stage).toBe('screened_out')
    expect(file.triage.watchUntil).toBe('2026-12-14')
    expect(file.tasks).toMatchObject([
      { what: 'Check in with both', owner: 'usr_triage', dueOn: '2026-09-18', state: 'open' },
    ])
    expect(file.openedAt).toBeNull()
    expect(file.level.counts).toBeNull()
  })

  it('is refused twice, and for a proposal that was replaced', () => {
    const first = proposed()
    const id = waitingId(first)
    const done = confirm(first)
    expect(() => decide(confirmOutcome, done, { proposalEntryId: id }, { as: 'triage', loaded: [] })).toThrow(
      'confirmed this already',
    )
    const again = first.play(proposeOutcome, resolved(first), asChair)
    expect(() => decide(confirmOutcome, again, { proposalEntryId: id }, { as: 'triage', loaded: [] })).toThrow(
      'Another proposal',
    )
  })

  it('asks the gate again: an answer that became unclear meanwhile stops the quick close', () => {
    const on = proposed()
    const unclear = on.with({ means: { ...askedAboutWeapons('refused').file.means } })
    expect(() => confirm(unclear)).toThrow('Not yet: end this screening')
  })
})

describe('an emergency (P3, S8)', () => {
  const opened = (on = acknowledgedCase()) => on.play(proposeOutcome, emergency, { as: 'onCall', loaded: opening })

  it('opens the case at once with one name, “not yet assessed”', () => {
    const { file } = opened()
    expect(file.stage).toBe('opened')
    expect(file.openedAt).not.toBeNull()
    expect(file.level.counts).toBeNull()
    expect(file.triage.proposals[0]?.cites).toEqual([file.reports[0]?.entryId])
  })

  it('brings the chair as lead, whoever opened it, and the principal (P23)', () => {
    expect(opened().file.team.members.filter((one) => !one.ended)).toMatchObject([
      { userId: 'usr_triage', reason: 'triage' },
      { userId: 'usr_lead', role: 'lead' },
      { userId: 'usr_onCall', role: 'member', reason: 'opened' },
      { userId: 'usr_principal', reason: 'principal' },
    ])
  })

  it('lets whoever opened it lead where the school has no chair', () => {
    const on = acknowledgedCase()
    const { file } = on.play(proposeOutcome, emergency, {
      as: 'onCall',
      loaded: { takers: [], team: { principals: [] } },
    })
    expect(file.team.members.at(-1)).toMatchObject({ userId: 'usr_onCall', role: 'lead' })
  })

  it('works on a report that nobody opened yet, and after a quick close', () => {
    const { file } = opened(reported())
    expect(file).toMatchObject({ stage: 'opened', caseNumber: 'RA-26-0101' })
    expect(file.triage.acknowledged).toMatchObject({ by: 'usr_onCall' })
    const on = proposed()
    const ended = on.play(confirmOutcome, { proposalEntryId: waitingId(on) }, { as: 'triage', loaded: [] })
    expect(ended.file.stage).toBe('screened_out')
    expect(opened(ended).file).toMatchObject({ stage: 'opened', triage: { watchUntil: null } })
  })

  it('can be confirmed by the people on call, who are not members yet, and they join by it', () => {
    const on = opened()
    expect(on.allows(asUser('districtLead'), confirmOutcome)).toBe(true)
    expect(on.sees(asUser('districtLead'))?.reason).toBe('on call')
    const after = on.play(confirmOutcome, { proposalEntryId: waitingId(on) }, { as: 'districtLead', loaded: [] })
    expect(after.file.stage).toBe('opened')
    expect(after.file.triage.proposals[0]?.confirmed).toMatchObject({ by: 'usr_districtLead' })
    expect(after.file.team.members.at(-1)).toMatchObject({ userId: 'usr_districtLead', role: 'member' })
  })

  it('leaves the sight of triage once it is confirmed', () => {
    const on = opened()
    const after = on.play(confirmOutcome, { proposalEntryId: waitingId(on) }, { as: 'districtLead', loaded: [] })
    const other = { ...asUser('onCall'), id: 'usr_other' }
    expect(on.sees(other)).not.toBeNull()
    expect(after.sees(other)).toBeNull()
  })
})

describe('sendBackOutcome', () => {
  const sendBack = (on: TestCase, as: 'triage' | 'lead' = 'triage') =>
    on.play(sendBackOutcome, { proposalEntryId: waitingId(on), question: 'Did anybody call the father?' }, { as })

  it('needs a question, and somebody else than the proposer', () => {
    expect(inputOf(sendBackOutcome, { caseId: 'cas_x', proposalEntryId: 'e', question: ' ' }).errors).toHaveProperty(
      'question',
    )
    expect(() => sendBack(proposed(), 'lead')).toThrow('You proposed this')
  })

  it('keeps the screening in triage; a new proposal is needed', () => {
    const on = proposed()
    const back = sendBack(on)
    expect(back.file.stage).toBe('triage')
    expect(back.file.triage.proposals[0]?.sentBack).toMatchObject({ question: 'Did anybody call the father?' })
    expect(() =>
      decide(confirmOutcome, back, { proposalEntryId: waitingId(on) }, { as: 'triage', loaded: [] }),
    ).toThrow('sent back')
    const again = back.play(proposeOutcome, resolved(back), asChair)
    expect(again.file.triage.proposals).toHaveLength(2)
  })

  it('never undoes an opening: it is answered, and confirmed afterwards', () => {
    const on = acknowledgedCase().play(proposeOutcome, emergency, { as: 'onCall', loaded: opening })
    const back = sendBack(on)
    expect(back.file.stage).toBe('opened')
    const after = back.play(confirmOutcome, { proposalEntryId: waitingId(on) }, { as: 'triage', loaded: [] })
    expect(after.file.triage.proposals[0]?.confirmed).not.toBeNull()
  })
})
