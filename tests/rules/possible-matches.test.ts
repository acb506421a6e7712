import { describe, expect, it } from 'vitest'
import { matchesInSight } from '#app/gates/possible-matches.server.ts'
import { aCase, asUser, calendar } from '#tests/factories/case.ts'
import { possibleMatches } from '#app/domain/possible-matches.ts'
import type { FolderHere, FolderNear, FoundNear } from '#app/domain/possible-matches.ts'
import { instant } from '#app/domain/time.ts'

const folder = (id: string, more: Partial<FolderNear> = {}): FolderNear => ({
  id,
  stage: 'triage',
  stageSince: instant('2026-11-05T18:00:00.000Z'),
  studentId: null,
  studentName: null,
  ...more,
})
const leo = { personId: 'per_leo', name: 'Leo Marchetti', confirmed: false }
const here: FolderHere = {
  id: 'cas_here',
  receivedAt: instant('2026-11-05T17:55:00.000Z'),
  concern: leo,
  toldApart: [],
}
const none: FoundNear<FolderNear> = { ofStudent: [], ofLookAlikes: [], byName: [], atSchool: [] }
const ids = (at: FolderHere, found: Partial<FoundNear<FolderNear>>) =>
  possibleMatches(at, { ...none, ...found }).map(({ row, because }) => `${row.id}: ${because}`)

describe('possible matches', () => {
  it('are the same student, the same name, a similar name and the same time, each once and in this order', () => {
    const found = {
      atSchool: [folder('cas_student'), folder('cas_time')],
      ofLookAlikes: [folder('cas_alike')],
      byName: [folder('cas_name', { studentName: 'leo  Marchetti' }), folder('cas_other', { studentName: 'Leo Pham' })],
      ofStudent: [folder('cas_student'), folder('cas_here')],
    }
    expect(ids(here, found)).toEqual([
      'cas_student: same person',
      'cas_name: same name',
      'cas_alike: similar name',
      'cas_time: same time',
    ])
  })

  it('hold no finished folder, none joined, none told apart', () => {
    const ofStudent = [
      folder('cas_closed', { stage: 'closed' }),
      folder('cas_out', { stage: 'screened_out' }),
      folder('cas_joined', { stage: 'merged' }),
      folder('cas_apart'),
      folder('cas_open', { stage: 'managing' }),
    ]
    expect(ids({ ...here, toldApart: ['cas_apart'] }, { ofStudent })).toEqual(['cas_open: same person'])
  })

  it('hold no rejected look-alike once the student is confirmed (P10); a report without a number in the roster stays', () => {
    const found = {
      ofLookAlikes: [folder('cas_alike')],
      byName: [
        folder('cas_namesake', { studentName: 'Leo Marchetti', studentId: 'per_other' }),
        folder('cas_name', { studentName: 'Leo Marchetti' }),
      ],
    }
    expect(ids({ ...here, concern: { ...leo, confirmed: true } }, found)).toEqual(['cas_name: same name'])
    expect(ids(here, found)).toHaveLength(3)
  })

  it('of a report that names nobody are those of the same time, within a day', () => {
    const old = folder('cas_old', { stageSince: instant('2026-11-03T18:00:00.000Z') })
    const nobody = { ...here, concern: null }
    expect(ids(nobody, { atSchool: [old, folder('cas_time')], byName: [folder('cas_blank')] })).toEqual([
      'cas_time: same time',
    ])
  })
})

describe('matches in sight', () => {
  it('takes the look-alikes that the page has read, and reads them where it has not', async () => {
    const asked: unknown[] = []
    const nobody = async () => []
    const records = {
      users: { byId: async () => ({ key: 1 }) },
      people: {
        lookAlikes: async () => {
          asked.push('read')
          return [{ id: 'per_read' }]
        },
      },
      index: {
        nearPeople: async (ids: unknown) => {
          asked.push(ids)
          return []
        },
        nearName: nobody,
        nearSchool: nobody,
      },
    }
    const on = aCase('triage')
    const student = { ...on.file.student, confirmed: false } as never
    const caseFile = on.with({ student }).file
    const actor = asUser('triage')
    const work = { caseFile, records, actor, sight: on.sees(actor), now: on.now, calendar } as never
    await matchesInSight(work, [{ id: 'per_known' }])
    await matchesInSight(work)
    expect(asked).toEqual([['per_leo'], ['per_known'], 'read', ['per_leo'], ['per_read']])
  })
})
