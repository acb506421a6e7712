import { describe, expect, it } from 'vitest'
import { clocks } from '#app/domain/clocks.ts'
import { instant } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { joinReport } from '#app/features/joining/join-report.command.server.ts'
import { tellApart } from '#app/features/joining/tell-apart.command.server.ts'
import { unjoinReport } from '#app/features/joining/unjoin-report.command.server.ts'
import { reportJoined, reportUnjoined } from '#app/features/joining/joining.entry.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'
import { acknowledgedCase, reported } from '#tests/factories/screening.ts'

const other = { id: 'cas_other', caseNumber: 'RA-26-0149', reportNumber: 'R-1049', stage: 'triage' }
const join = { toCaseId: 'cas_other', reason: 'The same bomb threat, by phone.' }
type Joined = ReturnType<typeof joinReport.decide>
const joined = (on: TestCase = acknowledgedCase()) => on.play(joinReport, join, { as: 'triage', loaded: other })

describe('joinReport', () => {
  it('refuses a form without a folder or a reason, and a folder that isn’t there', () => {
    expect(inputOf(joinReport, { caseId: 'cas_x' }).errors).toMatchObject({
      toCaseId: expect.any(String),
      reason: expect.any(String),
    })
    for (const loaded of [undefined, { ...other, id: 'cas_test' }]) {
      expect(() => decide(joinReport, acknowledgedCase(), join, { loaded })).toThrow(
        expect.objectContaining({ errors: { toCaseId: 'We can’t find that folder. Check the number.' } }),
      )
    }
  })

  it('is refused to outsiders', () => {
    expect(acknowledgedCase().allows(asUser('triage'), joinReport)).toBe(true)
    expect(acknowledgedCase().allows(asUser('outsider'), joinReport)).toBe(false)
  })

  it('is refused for an open case, and for a folder that is joined itself', () => {
    expect(() => decide(joinReport, aCase('inquiry'), join, { loaded: other })).toThrow('Only a report in triage')
    const chain = { ...other, stage: 'merged' }
    expect(() => decide(joinReport, acknowledgedCase(), join, { loaded: chain })).toThrow(
      'joined to another folder itself',
    )
  })

  it('ends no report in a folder that is finished, or while somebody is in danger (P3, P5)', () => {
    for (const stage of ['screened_out', 'closed']) {
      const finished = { ...other, stage }
      expect(() => decide(joinReport, acknowledgedCase(), join, { loaded: finished })).toThrow('is finished')
    }
    const { danger } = acknowledgedCase().file
    const imminent = { entryId: 'ent_d', at: acknowledgedCase().now, by: 'usr_lead', called: 'not-yet' }
    const inDanger = acknowledgedCase().with({ danger: { ...danger, imminent: imminent as never } })
    expect(() => decide(joinReport, inDanger, join, { loaded: other })).toThrow('Stand down')
  })

  it('puts an entry in both folders, and moves none', () => {
    const decided = decide(joinReport, acknowledgedCase(), join, { as: 'triage', loaded: other }) as Joined
    expect(decided.entries.map((entry) => entry.kind)).toEqual(['joined-to'])
    expect(decided.elsewhere).toMatchObject([{ caseId: 'cas_other', entries: [{ kind: 'report-joined' }] }])
    expect(joined().file).toMatchObject({ stage: 'merged', triage: { joinedTo: { caseNumber: 'RA-26-0149' } } })
    expect(joined().file.reports).toHaveLength(1)
  })

  it('asks the lead of the other folder to read it that day, unless the lead joined it', () => {
    const read = (id: string) => {
      const loaded = { ...other, lead: { id, name: 'Test lead' } }
      const decided = decide(joinReport, acknowledgedCase(), join, { as: 'triage', loaded }) as Joined
      return decided.elsewhere?.[0]?.entries.slice(1)
    }
    expect(read('usr_lead')).toMatchObject([
      {
        kind: 'task',
        parts: { base: { owner: 'usr_lead', dueOn: '2026-09-15', what: expect.stringContaining('R-1042') as string } },
      },
    ])
    expect(read('usr_triage')).toEqual([])
  })

  it('opens a report that nobody had opened', () => {
    expect(joined(reported()).file).toMatchObject({ stage: 'merged', caseNumber: 'RA-26-0101' })
  })

  it('tells the other folder what was reported, not by whom or about whom', () => {
    const decided = decide(joinReport, acknowledgedCase(), join, { as: 'triage', loaded: other }) as Joined
    const there = JSON.stringify(decided.elsewhere)
    expect(there).toContain('R-1042')
    expect(there).not.toContain('Marchetti')
    expect(there).not.toContain('usr_referrer')
    const base = decided.elsewhere?.[0]?.entries[0].parts.base
    expect(reportJoined.parts.base.safeParse(base).success).toBe(true)
  })
})

describe('unjoinReport', () => {
  const unjoin = { reason: 'Another building.' }

  it('needs a reason, and a report that is joined', () => {
    expect(inputOf(unjoinReport, { caseId: 'cas_x' }).errors).toHaveProperty('reason')
    expect(() => decide(unjoinReport, acknowledgedCase(), unjoin)).toThrow('not joined')
    expect(joined().allows(asUser('outsider'), unjoinReport)).toBe(false)
  })

  it('takes the report back into triage, and says so in both folders', () => {
    const decided = decide(unjoinReport, joined(), unjoin, { as: 'triage' }) as ReturnType<typeof unjoinReport.decide>
    expect(decided.elsewhere).toMatchObject([{ caseId: 'cas_other', entries: [{ kind: 'report-unjoined' }] }])
    const base = decided.elsewhere?.[0]?.entries[0].parts.base
    expect(reportUnjoined.parts.base.safeParse(base).success).toBe(true)
    expect(joined().after(unjoinReport, unjoin, { as: 'triage' })).toMatchObject({
      stage: 'triage',
      triage: { joinedTo: null },
    })
  })
})

describe('a report that only joining had opened, taken out again', () => {
  const unjoin = { reason: 'Another building.' }
  const joinedAt = instant('2026-09-15T17:40:00.000Z')
  const outAt = instant('2026-09-15T19:00:00.000Z')
  const out = () =>
    reported()
      .play(joinReport, join, { as: 'triage', loaded: other, now: joinedAt })
      .play(unjoinReport, unjoin, { as: 'triage', now: outAt })
  const asks = (on: TestCase) => workItems(on.file, { calendar, profile }).map(({ what, owner }) => [what, owner])

  it('waits to be opened: the clock and its task stand again, from then on', () => {
    expect(out().file).toMatchObject({ stage: 'reported', caseNumber: 'RA-26-0101', triage: { acknowledged: null } })
    expect(asks(out())).toEqual([
      ['Open this report', 'triage:sch_alder'],
      ['Open this report', 'on-call'],
    ])
    const [clock] = clocks(out().file, { calendar, profile })
    expect(clock).toMatchObject({ startedAt: outAt, dueAt: '2026-09-15T20:00:00.000Z', metAt: null, stopped: null })
  })

  it('is opened under the number that it has, and then screened', () => {
    const again = out().play(acknowledgeReport, {}, { as: 'onCall', now: '2026-09-15T19:10:00.000Z' })
    expect(again.file).toMatchObject({ stage: 'triage', triage: { acknowledged: { by: 'usr_onCall' } } })
    expect(asks(again)).toContainEqual(['Finish the screening', 'triage:sch_alder'])
    const joinedAgain = again.play(joinReport, join, { as: 'triage', loaded: other, now: '2026-09-15T19:20:00.000Z' })
    expect(joinedAgain.after(unjoinReport, unjoin, { as: 'triage' }).stage).toBe('triage')
  })

  it('is opened by joining it once more', () => {
    const again = decide(joinReport, out(), join, { as: 'triage', loaded: other })
    expect(again.entries.map(({ kind }) => kind)).toEqual(['acknowledged', 'member-added', 'joined-to'])
  })
})

describe('tellApart', () => {
  const apart = { toCaseId: 'cas_other', reason: 'Another building.' }

  it('needs a reason and a folder that is in sight', () => {
    expect(inputOf(tellApart, { caseId: 'cas_x' }).errors).toMatchObject({
      toCaseId: expect.any(String) as string,
      reason: 'Say why this is not the same.',
    })
    for (const loaded of [undefined, { ...other, id: 'cas_test' }]) {
      expect(() => decide(tellApart, acknowledgedCase(), apart, { loaded })).toThrow(
        expect.objectContaining({ errors: { toCaseId: 'We can’t find that folder.' } }),
      )
    }
  })

  it('is refused to outsiders and to officers, and stands at every stage', () => {
    expect(acknowledgedCase().allows(asUser('outsider'), tellApart)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), tellApart)).toBe(false)
    for (const stage of ['inquiry', 'managing', 'closed'] as const) {
      expect(() => decide(tellApart, aCase(stage), apart, { loaded: other })).not.toThrow()
    }
  })

  it('puts the same in both folders', () => {
    const decided = decide(tellApart, acknowledgedCase(), apart, { as: 'triage', loaded: other }) as ReturnType<
      typeof tellApart.decide
    >
    expect(decided.entries).toMatchObject([{ kind: 'told-apart', parts: { base: { caseId: 'cas_other' } } }])
    expect(decided.elsewhere).toMatchObject([
      { caseId: 'cas_other', entries: [{ kind: 'told-apart', parts: { base: { caseId: 'cas_test' } } }] },
    ])
  })
})
