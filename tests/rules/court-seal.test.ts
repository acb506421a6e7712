import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { whyNotAsk, whyNotConfirmSeal, whyNotSeal, whyNotUnseal } from '#app/domain/court-seal.ts'
import type { CourtSealFacts } from '#app/domain/file/court-seal.ts'
import { projectFolder } from '#app/domain/projection.ts'
import { day, instant } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import { mayBreakGlass } from '#app/policy/break-glass.ts'
import { may } from '#app/policy/may.ts'
import type { UserActor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { aCase, calendar, profile, schoolId } from '#tests/factories/case.ts'
import { columns } from '#tests/factories/role-table.ts'

const order = { court: 'Juvenile Court', order: 'JV-26-0417', orderedOn: day('2026-09-10') }
const at = instant('2026-09-15T17:22:00.000Z')
const sealed = { ...order, entryId: 'ent_sealed', askedBy: 'usr_records', by: 'usr_otherLead', at }
const asked = (what: 'seal' | 'unseal') => ({ ...order, entryId: 'ent_asked', what, by: 'usr_records', at })
const today = day('2026-09-15')

const folder = (courtSeal: CourtSealFacts, more: Partial<CaseFile> = {}): CaseFile => ({
  ...aCase('inquiry').file,
  stage: 'closed',
  courtSeal,
  ...more,
})
const open = folder({ asked: null, sealed: null })
const shut = folder({ asked: null, sealed })

describe('a record that a court sealed', () => {
  it.each(Object.entries(columns))('is out of the sight of: %s', (_name, actor) => {
    expect(sightOf(actor, shut, today)).toBeNull()
    expect(mayBreakGlass(actor, shut)).toBe(false)
  })

  it('can only be opened again, by a records officer or a district lead', () => {
    const opens: Record<string, Action[]> = {}
    for (const [name, actor] of Object.entries(columns)) {
      const allowed = (Object.keys(actions) as Action[]).filter((action) => may(actor, action, shut, today).allow)
      if (allowed.length > 0) opens[name] = allowed
    }
    const all = ['unseal.ask', 'unseal.confirm', 'unseal.withdraw']
    expect(opens).toEqual({
      'district lead in the case': all,
      'district lead outside': all,
      'records officer': all,
    })
    for (const kind of ['system', 'cli'] as const) {
      const actor = { kind, id: kind, name: kind } as const
      for (const action of Object.keys(actions) as Action[])
        expect(may(actor, action, shut, today).allow, action).toBe(false)
    }
  })

  it('is nothing to anybody who is kept out, audits or runs the system besides', () => {
    const officer = columns['records officer'] as UserActor
    const out = {
      userId: officer.id,
      name: officer.name,
      source: 'self',
      state: 'stands',
      holds: true,
      since: at,
      entryId: 'ent_out',
    } as const
    expect(may(officer, 'unseal.ask', folder({ asked: null, sealed }, { recusals: [out] }), today).allow).toBe(false)
    for (const role of ['auditor', 'administrator'] as const) {
      const grants = [...officer.grants, { id: 'grt_also', role, schoolId: null, from: today, until: null }]
      expect(may({ ...officer, grants }, 'unseal.ask', shut, today).allow).toBe(false)
    }
  })

  it('is as before until it is sealed, and again once it is opened', () => {
    for (const courtSeal of [open.courtSeal, { asked: asked('seal'), sealed: null }]) {
      const file = folder(courtSeal)
      expect(sightOf(columns.lead as UserActor, file, today)?.reason).toBe('lead')
      for (const actor of Object.values(columns))
        for (const action of ['unseal.ask', 'unseal.confirm', 'unseal.withdraw'] as const)
          expect(may(actor, action, file, today).allow).toBe(false)
    }
  })

  it('leaves no number, name or work in any list, only that it exists and whom it is about', () => {
    const { entries, file } = aCase('inquiry')
    const student = { ...file.student, personId: 'per_leo', name: 'Leo Marchetti' } as CaseFile['student']
    const rows = projectFolder({ ...file, student, courtSeal: shut.courtSeal, stage: 'closed' }, entries, {
      registry,
      profile,
      calendar,
    })
    expect(rows).toMatchObject({ work: [], words: '', reportedBy: [] })
    expect(rows.people).toEqual([{ personId: 'per_leo', role: 'student of concern' }])
    const { id, schoolId: school, stage, stageSince, openedAt, updatedAt, staff, ...rest } = rows.index
    expect([id, school, stage, staff]).toEqual([file.id, schoolId, 'closed', false])
    expect([stageSince, openedAt, updatedAt].every((one) => one !== undefined)).toBe(true)
    expect(new Set(Object.values(rest))).toEqual(new Set([null, 'none', false]))
  })
})

describe('sealing', () => {
  it('waits until the case is finished and its emergencies are reviewed', () => {
    expect(whyNotSeal(open, { unreviewed: false })).toBeUndefined()
    for (const stage of ['screened_out', 'closed', 'merged'] as const)
      expect(whyNotSeal({ ...open, stage }, { unreviewed: false })).toBeUndefined()
    for (const stage of ['triage', 'inquiry', 'managing', 'reopened'] as const)
      expect(whyNotSeal({ ...open, stage }, { unreviewed: false })).toMatch(/under way/)
    expect(whyNotSeal(open, { unreviewed: true })).toMatch(/emergency/)
    expect(whyNotSeal(shut, { unreviewed: false })).toMatch(/already/)
    expect(whyNotUnseal(open)).toMatch(/not sealed/)
    expect(whyNotUnseal(shut)).toBeUndefined()
  })

  it('is asked for once, and confirmed by somebody else', () => {
    expect(whyNotAsk(open)).toBeUndefined()
    const waits = folder({ asked: asked('seal'), sealed: null })
    expect(whyNotAsk(waits)).toMatch(/already/)
    expect(whyNotConfirmSeal(waits, 'seal', { userId: 'usr_records' })).toMatch(/Somebody else/)
    expect(whyNotConfirmSeal(waits, 'seal', { userId: 'usr_otherLead' })).toBeUndefined()
    expect(whyNotConfirmSeal(waits, 'unseal', { userId: 'usr_otherLead' })).toMatch(/Nobody asks/)
    expect(whyNotConfirmSeal(open, 'seal', { userId: 'usr_otherLead' })).toMatch(/Nobody asks/)
  })
})
