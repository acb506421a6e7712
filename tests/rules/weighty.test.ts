import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { weightyActs, weightyOf } from '#app/domain/weighty.ts'
import { approveLevel } from '#app/features/level/approve-level.command.server.ts'
import { proposeLevel } from '#app/features/level/propose-level.command.server.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { decisionsOf } from '#app/features/case/decisions.ts'
import { registry } from '#app/features/entries.ts'
import { houseActs } from '#app/domain/events.ts'
import { aCase } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { house, whole } from '#tests/factories/judged.ts'

const proposal = (level: string) => ({
  level,
  evidence: ['ent_1'],
  rationale: 'A date was named.',
  otherExplanations: 'A joke.',
  wouldChange: 'Two quiet weeks.',
  sameForAnother: 'yes',
  noOneDisagreed: 'yes',
  there: ['usr_lead', 'usr_second'],
})
const working = (level: string) => ({ level, known: 'A post.', unknown: 'Where he is.', meanwhile: 'At home.' })
const ready = (change: Partial<CaseFile> = {}): TestCase => {
  const start = aCase('assessment')
  return start.with({ ...whole(start.file), ...change })
}
const assessed = (on: TestCase, level: string): TestCase => {
  const proposed = on.play(proposeLevel, proposal(level))
  const proposalId = proposed.file.level.proposals.at(-1)?.entryId
  return proposed.play(approveLevel, { proposalId }, { as: 'districtLead', loaded: house })
}
const newest = ({ file }: TestCase) => file.level.proposals.at(-1)?.approval?.entryId ?? ''

describe('decisions worth a look', () => {
  it('are found by acts that there are', () => {
    const known = [...houseActs, ...registry.kinds.map(({ event }) => event as string)]
    expect(weightyActs.filter((act) => !known.includes(act))).toEqual([])
  })

  it('a level that is raised is none; one that is lowered names both, from where and to where', () => {
    const high = assessed(ready(), 'high')
    expect(weightyOf(high.file, newest(high))).toBeNull()
    const lowered = assessed(high, 'moderate')
    expect(weightyOf(lowered.file, newest(lowered))).toMatchObject({
      kind: 'lowered',
      from: 'high',
      to: 'moderate',
      by: 'usr_districtLead',
      proposedBy: 'usr_lead',
      missing: [],
    })
    const proposed = lowered.file.level.proposals.at(-1)?.entryId ?? ''
    expect(weightyOf(lowered.file, proposed), 'a proposal lowers nothing').toBeNull()
  })

  it('a working level that is lowered is one at once, with what was missing; one that is raised is none', () => {
    const moderate = aCase('opened').play(setWorkingLevel, working('moderate'))
    const first = moderate.file.level.working?.entryId ?? ''
    expect(weightyOf(moderate.file, first)).toBeNull()
    const low = moderate.play(setWorkingLevel, working('low'))
    const second = low.file.level.working?.entryId ?? ''
    const told = weightyOf(low.file, second)
    expect(told).toMatchObject({
      kind: 'working lowered',
      from: 'moderate',
      to: 'low',
      by: 'usr_lead',
      proposedBy: null,
    })
    expect(told?.missing).toContainEqual({ id: 'means-not-answered', rule: 'P8' })
    expect(told?.missing).toContainEqual({ id: 'meeting', rule: 'P6' })
    const high = low.play(setWorkingLevel, working('high'))
    expect(weightyOf(high.file, high.file.level.working?.entryId ?? '')).toBeNull()
    expect(weightyOf(high.file, second), 'what was lowered stays so').toEqual(told)
    const shown = decisionsOf(low.file, (id) => id).find(({ id }) => id === second)
    expect(shown?.missing).toContain('Means not answered (P8)')
  })

  it('a level approved below a working level names where that stood', () => {
    const lowered = assessed(ready().play(setWorkingLevel, working('high')), 'moderate')
    expect(weightyOf(lowered.file, newest(lowered))).toMatchObject({ kind: 'lowered', from: 'high', to: 'moderate' })
  })

  it('what was gone on without stands with the lowering that it led to, and is told once', () => {
    const lowered = assessed(assessed(ready(), 'high'), 'moderate').file
    const last = lowered.level.proposals.at(-1)
    const missing = [{ id: 'means-unclear', rule: 'R23' }]
    const passed = { entryId: 'ent_passed', step: 'lower-level', missing, reason: 'x', read: null, by: 'usr_lead' }
    const at = { happened: { on: '2026-09-15' as never }, recordedAt: last?.at as never }
    const file = { ...lowered, overrides: [{ ...passed, ...at, decisionEntryId: last?.entryId ?? '' }] }
    expect(weightyOf(file, last?.approval?.entryId ?? '')?.missing).toEqual(missing)
    expect(weightyOf(file, 'ent_passed')).toBeNull()
    const elsewhere = { ...file, overrides: [{ ...passed, ...at, decisionEntryId: 'ent_other' }] }
    expect(weightyOf(elsewhere, 'ent_passed')).toMatchObject({ kind: 'went on', by: 'usr_lead', missing })
  })

  it('what is no decision is none', () => {
    expect(weightyOf(ready().file, 'ent_1')).toBeNull()
    expect(weightyOf(ready().file, 'ent_none')).toBeNull()
  })

  it('what a closing was proposed without is missing where it is signed, on the desk and among the decisions', () => {
    const { file } = aCase('managing')
    const line = (entryId: string, kind: string, seq: number): CaseFile['timeline'][number] => ({
      entryId,
      root: entryId,
      seq,
      kind,
      happenedOn: '2026-09-15' as never,
      happenedAt: null,
      recordedAt: '2026-09-15T17:22:00.000Z' as never,
      recordedBy: 'usr_lead',
      sentence: kind,
      versions: 0,
      readable: true,
    })
    const missing = [{ id: 'open-tasks', rule: 'R8' }]
    const passed = { entryId: 'ent_passed', step: 'close', missing, reason: 'x', read: null, by: 'usr_lead' }
    const closed: CaseFile = {
      ...file,
      stage: 'closed',
      timeline: [line('ent_proposed', 'closing-proposed', 8), line('ent_signed', 'closing-signed', 9)],
      stageLog: [{ entryId: 'ent_signed' }] as unknown as CaseFile['stageLog'],
      overrides: [{ ...passed, decisionEntryId: 'ent_proposed' }] as unknown as CaseFile['overrides'],
    }
    expect(weightyOf(closed, 'ent_signed')).toMatchObject({ kind: 'closed', missing })
    const shown = decisionsOf(closed, (id) => id)
    expect(shown.find(({ id }) => id === 'ent_signed')?.missing).toEqual(['Open tasks (R8)'])
    expect(shown.find(({ id }) => id === 'ent_proposed')?.missing).toEqual([])
  })
})
