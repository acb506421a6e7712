import { describe, expect, it } from 'vitest'
import { foldCase } from '#app/domain/fold.ts'
import type { StoredEntry } from '#app/domain/entry.ts'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import { memberAdded, memberEnded } from '#app/domain/membership.ts'
import { instant } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { aCase, calendar } from '#tests/factories/case.ts'

const now = instant('2026-09-15T17:00:00.000Z')
let ids = 0
const work = { now, calendar, newId: () => `ent_m${++ids}` }
const fold = (...entries: readonly ReturnType<typeof memberAdded>[]) =>
  foldCase(
    'cas_test',
    entries.map((entry, n): StoredEntry => ({
      id: entry.id,
      caseId: 'cas_test',
      seq: n + 1,
      kind: entry.kind,
      kindVersion: 1,
      supersedes: null,
      happenedOn: entry.happenedOn,
      happenedAt: entry.happenedAt,
      recordedAt: now,
      recordedBy: 'usr_lead',
      open: { base: entry.parts.base },
      sealed: [],
    })),
    registry,
    { ...aCase('opened').file, team: { members: [] } },
  ).team
const bell = { userId: 'usr_bell', name: 'Marcus Bell' }
const okafor = { userId: 'usr_okafor', name: 'Helen Okafor' }

describe('membership', () => {
  it('counts once for a person: another role replaces the one before, and both stay on record', () => {
    const team = fold(
      memberAdded({ ...bell, role: 'member', reason: 'triage' }, work),
      memberAdded({ ...bell, role: 'lead', reason: 'took over' }, work),
    )
    expect(team.members).toHaveLength(2)
    expect(membershipOf(team, 'usr_bell')).toMatchObject({ role: 'lead', ended: null })
  })

  it('has one lead: the one before stays a member', () => {
    const team = fold(
      memberAdded({ ...bell, role: 'lead', reason: 'opened' }, work),
      memberAdded({ ...okafor, role: 'lead', reason: 'took over' }, work),
    )
    expect(leadOf(team)?.userId).toBe('usr_okafor')
    expect(membershipOf(team, 'usr_bell')?.role).toBe('member')
  })

  it('ends with a reason, and keeps that it was', () => {
    const team = fold(
      memberAdded({ ...bell, role: 'member', reason: 'triage' }, work),
      memberEnded({ ...bell, reason: 'Another school' }, work),
    )
    expect(membershipOf(team, 'usr_bell')).toBeUndefined()
    expect(team.members).toMatchObject([{ ended: { by: 'usr_lead', reason: 'Another school' } }])
  })

  it('may end by itself on a day', () => {
    const team = fold(memberAdded({ ...bell, role: 'consulted', reason: 'expert', until: '2026-09-29' }, work))
    expect(membershipOf(team, 'usr_bell')?.until).toBe('2026-09-29')
  })
})
