import { describe, expect, it } from 'vitest'
import { byAct, byFamily } from '#app/domain/activity.ts'
import { policyPart, profileMark, readInForce } from '#app/domain/in-force.ts'
import { missingChecks } from '#app/domain/missing-words.ts'
import { whatWasSeen } from '#app/domain/one-persons-looks.ts'
import type { LookEvent } from '#app/domain/one-persons-looks.ts'
import { instant } from '#app/domain/time.ts'

const at = (minute: number) => instant(`2026-09-15T10:${String(minute).padStart(2, '0')}:00.000Z`)
const event = (minute: number, act: string, obj: LookEvent['obj']): LookEvent => ({
  act,
  ts: at(minute),
  out: 'allow',
  obj,
})
const inCase = (id: string, sec?: string, n?: number) => ({ t: 'case', id, sec, n })

describe('what one person saw', () => {
  it('is told by case, the last look first, with pages, sealed parts, what left and what was refused', () => {
    const [second, first] = whatWasSeen([
      event(5, 'viewed', inCase('cas_2', 'casePage, now, due')),
      event(1, 'viewed', inCase('cas_1', 'casePage, now')),
      event(2, 'viewed', inCase('cas_1', 'entryPage, entry, ent_1, health')),
      event(3, 'printed', inCase('cas_1', 'casePrint')),
      event(4, 'file.downloaded', inCase('cas_1', 'fileDownload, file fil_1')),
      event(4, 'refused', inCase('cas_1', undefined, 12)),
      event(4, 'note.recorded', inCase('cas_1', 'note')),
    ])
    expect(second).toMatchObject({ id: 'cas_2', kind: 'case', looks: 1, first: at(5), last: at(5) })
    expect(first).toMatchObject({ id: 'cas_1', looks: 4, refused: 12, first: at(1), last: at(4) })
    expect([...(first?.pages ?? [])]).toEqual([
      ['casePage', 1],
      ['entryPage', 1],
      ['health', 1],
      ['casePrint', 1],
      ['fileDownload', 1],
    ])
    expect([...(first?.taken ?? [])]).toEqual([
      ['printed', 1],
      ['a file', 1],
    ])
  })

  it('keeps people of the roster and pages apart, and says when counts left as a file', () => {
    const seen = whatWasSeen([
      event(1, 'viewed', { t: 'query', id: 'personPage', sec: 'person, per_1' }),
      event(2, 'viewed', { t: 'query', id: 'caseList', sec: 'cases', n: 9 }),
      event(3, 'viewed', { t: 'query', id: 'countsFile', sec: 'counts by level, as a file' }),
    ])
    expect(seen.map(({ kind, id, taken }) => [kind, id, ...taken.keys()])).toEqual([
      ['page', 'countsFile', 'counts as a file'],
      ['page', 'caseList'],
      ['person', 'per_1'],
    ])
  })
})

describe('counts for the charts', () => {
  it('take looks and refusals from what was counted, and changes from what is left', () => {
    const counted = [
      { act: 'viewed', n: 0, count: 6 },
      { act: 'refused', n: 0, count: 1 },
      { act: 'auth.signedIn', n: 0, count: 2 },
      { act: 'printed', n: 1, count: 3 },
    ]
    expect(byFamily([10, 20, 25], counted)).toEqual({ Looks: [6, 3], Changes: [1, 2], Refusals: [1, 0] })
    expect(byAct(['refused', 'printed'], 2, counted)).toEqual([
      [1, 0],
      [0, 3],
    ])
  })
})

describe('what an event says was in force', () => {
  const policy = 'policy:4 1f3a00ff1f3a00ff'
  it('names the tables, the profile and its version, and can be read back', () => {
    const mark = profileMark({ id: 'CA-default', version: 1 }, '9c2e1f00aabb99887766')
    expect(mark).toBe('CA-default:1 9c2e1f00aabb')
    const profile = { id: 'CA-default', version: '1', mark: '9c2e1f00aabb' }
    expect(readInForce(`${policy} ${mark}`)).toEqual({ policy: '4', profile })
    expect(policyPart(`${policy} ${mark}`)).toBe(policy)
  })
  it('names no profile in older events, and nothing that is not known', () => {
    expect(readInForce(policy)).toEqual({ policy: '4', profile: undefined })
    expect(policyPart(policy)).toBe(policy)
    expect(readInForce('something else')).toBeUndefined()
  })
})

describe('checks that were missing', () => {
  it('are told by name and rule, without an address, an entry, or thirteen lines of questions', () => {
    const questions = [1, 2, 3].map((n) => ({ id: `question-${n}`, rule: 'R10' }))
    const others = [
      { id: 'means-not-asked', rule: 'R31' },
      { id: 'storage-check-overdue:adr_one', rule: 'R23' },
      { id: 'storage-check-overdue:adr_two', rule: 'R23' },
      { id: 'statement-ent_abc', rule: 'R7' },
    ]
    const told = ['Means not asked (R31)', 'Storage check overdue (R23)', 'Statement (R7)']
    expect(missingChecks([...questions, ...others])).toEqual([...told, '3 key questions (R10)'])
    expect(missingChecks(questions.slice(1, 2))).toEqual(['Question 2 (R10)'])
    expect(missingChecks([])).toEqual([])
  })
})
