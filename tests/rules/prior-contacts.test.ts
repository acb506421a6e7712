import { describe, expect, it } from 'vitest'
import type { ReadRecords } from '#db/records/records.ts'
import { day } from '#app/domain/time.ts'
import { contactsInSight } from '#app/gates/contacts-in-sight.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { projectFolder } from '#app/domain/projection.ts'
import { registry } from '#app/features/entries.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'
import { acknowledgedCase } from '#tests/factories/screening.ts'

const target = {
  seen: true,
  caseId: 'cas_b',
  role: 'target',
  number: 'RA-26-0120',
  stage: 'closed',
  since: '2026-11-16T17:00:00.000Z',
}
const found = (loaded: readonly object[]) =>
  acknowledgedCase().after(recordPriorContacts, {}, { as: 'triage', loaded }).triage.prior.at(-1)

describe('recordPriorContacts', () => {
  it('refuses a form without a case, and people outside', () => {
    expect(inputOf(recordPriorContacts, {}).errors).toHaveProperty('caseId')
    expect(acknowledgedCase().allows(asUser('outsider'), recordPriorContacts)).toBe(false)
    expect(acknowledgedCase().allows(asUser('triage'), recordPriorContacts)).toBe(true)
  })

  it('is accepted at every stage and records one entry', () => {
    for (const stage of ['reported', 'triage', 'managing', 'closed'] as const) {
      expect(decide(recordPriorContacts, aCase(stage), {}, { loaded: [] }).entries).toHaveLength(1)
    }
  })

  it('records “none” as a result, for the student identified now', () => {
    expect(found([])).toMatchObject({ result: 'none', found: [], personId: 'per_leo' })
  })

  it('says in which role somebody was met before (P11), without a number that leads back', () => {
    expect(found([target])).toMatchObject({ result: 'found', found: [{ role: 'target', what: 'a closed case, 2026' }] })
    expect(JSON.stringify(found([target]))).not.toMatch(/\bRA-|-0120/)
  })

  it('says only that a record exists where the searcher may not see it', () => {
    expect(found([{ seen: false }])).toMatchObject({ result: 'record exists', found: [] })
  })
})

describe('contactsInSight', () => {
  const records = (until: string | null, access = true, { role = 'target', reason = 'member' } = {}) =>
    ({
      users: { byId: () => Promise.resolve({ id: 'usr_triage', key: 7 }) },
      index: {
        ofPerson: () =>
          Promise.resolve([
            { caseId: 'cas_here', role: 'student of concern' },
            { caseId: 'cas_b', role },
          ]),
        row: (id: string) =>
          Promise.resolve({
            id,
            key: 9,
            caseNumber: 'RA-26-0120',
            reportNumber: 'R-9',
            stage: 'closed',
            openedAt: null,
            stageSince: null,
          }),
        access: () => Promise.resolve(access ? { userKey: 7, caseKey: 9, reason, until } : undefined),
      },
    }) as unknown as ReadRecords
  const search = (from: ReadRecords) =>
    contactsInSight(from, asUser('triage'), { personId: 'per_leo', exceptCase: 'cas_here', today: day('2026-09-15') })

  it('leaves out the folder itself, and shows what is in sight', async () => {
    expect(await search(records(null))).toMatchObject([
      { seen: true, caseId: 'cas_b', role: 'target', number: 'RA-26-0120' },
    ])
  })

  it('shows nothing of a folder without sight, or whose right has run out: not even the role', async () => {
    expect(await search(records(null, false))).toEqual([{ seen: false }])
    expect(await search(records('2026-09-14'))).toEqual([{ seen: false }])
  })

  it('names a staff member of concern only to whoever reads personnel matter in that folder', async () => {
    const role = 'staff member of concern'
    for (const reason of ['lead', 'member']) {
      expect(await search(records(null, true, { role, reason }))).toMatchObject([{ seen: true, role }])
    }
    for (const reason of ['triage', 'on call', 'consulted', 'officer', 'district lead', 'auditor']) {
      expect(await search(records(null, true, { role, reason })), reason).toEqual([{ seen: false }])
    }
    const { file, entries } = acknowledgedCase()
    const student = { ...file.student, personId: 'per_vance', concern: 'staff' } as never
    const { people } = projectFolder({ ...file, student }, entries, { registry, profile, calendar })
    expect(people).toContainEqual({ personId: 'per_vance', role })
  })
})
