import { describe, expect, it } from 'vitest'
import type { ReadRecords } from '#db/records/records.ts'
import { readEverybody } from '#app/gates/district.server.ts'
import { standsApart } from '#app/policy/roles.ts'
import { actorOf, grantsOf, schoolId, singleRoles, someone, today } from './world.ts'
import type { Person } from './world.ts'

/*
 * Accounts that are closed, agreements and roles that ran out: each leaves exactly the person who never had it. With that,
 * what the tables say of somebody without a role, or of nobody, holds for them in every folder and for every act.
 */
const yesterday = '2026-09-14'
const tomorrow = '2026-09-16'
interface Row {
  agreementUntil?: string
  disabledAt?: string
  grant?: object
}
const accounts = {
  'in use': {},
  'agreement until today': { agreementUntil: today },
  disabled: { disabledAt: '2026-09-15T17:00:00.000Z' },
  'agreement ended': { agreementUntil: yesterday },
  'role until today': { grant: { until: today } },
  'role ended': { grant: { until: yesterday } },
  'role not begun': { grant: { from: tomorrow } },
} as const satisfies Record<string, Row>
type Account = keyof typeof accounts
const shutOut: readonly Account[] = ['disabled', 'agreement ended']
const withoutRole: readonly Account[] = ['role ended', 'role not begun']

const represented = { ...accounts['in use'], id: 'usr_other', name: 'Test usr_other' }
const user = (id: string, more: object) => ({ id, name: `Test ${id}`, disabledAt: null, agreementUntil: null, ...more })

/** The rows of a house with this person in it, and of somebody for whom they stand in. */
function rowsOf({ roles, duty, deputy }: Person, account: Account, other: Account = 'in use'): ReadRecords {
  const { grant = {}, ...mine } = accounts[account] as Row
  const { grant: _grant, ...theirs } = accounts[other] as Row
  const given = { userId: represented.id, deputyId: someone, id: 'dlg_1', from: today, until: today, endedAt: null }
  return {
    users: {
      all: () => Promise.resolve([user(someone, mine), user(represented.id, theirs)]),
      allGrants: () => Promise.resolve(grantsOf(roles, someone).map((one) => ({ ...one, ...grant, userId: someone }))),
    },
    district: {
      triageGroups: () => Promise.resolve(duty === 'triage group' ? [{ schoolId, userId: someone, place: 0 }] : []),
      onDuty: () => Promise.resolve(duty === 'on call' ? [{ userId: someone }] : []),
      deputies: () => Promise.resolve(deputy ? [{ userId: 'usr_districtLead', deputyId: someone }] : []),
    },
    access: { delegations: () => Promise.resolve([given, { ...given, id: 'dlg_0', until: yesterday }]) },
  } as unknown as ReadRecords
}

const people: Person[] = singleRoles.flatMap((roles) =>
  (['none', 'triage group', 'on call'] as const).flatMap((duty) =>
    [false, true].map((deputy): Person => ({ roles, duty, deputy, opened: 'no', standsFor: 'nobody' })),
  ),
)
const found = async (rows: ReadRecords) => (await readEverybody(rows, today)).find(({ id }) => id === someone)

describe('an account', () => {
  it.each(Object.keys(accounts) as Account[])(
    'that is “%s” gives what it should, whoever holds it',
    async (account) => {
      for (const person of people) {
        const actor = await found(rowsOf(person, account))
        if (shutOut.includes(account)) expect(actor).toBeUndefined()
        else {
          const { grants, ...rest } = actorOf(withoutRole.includes(account) ? { ...person, roles: [] } : person)
          const roles = grants.map(({ role, schoolId: school }) => [role, school])
          expect(actor).toMatchObject({ ...rest, standsInFor: [{ id: represented.id, delegationId: 'dlg_1' }] })
          expect(actor?.grants.map(({ role, schoolId: school }) => [role, school])).toEqual(roles)
        }
      }
    },
  )

  it('of somebody who can’t sign in is stood in for by nobody', async () => {
    for (const other of shutOut) {
      const actor = await found(rowsOf(people[0] as Person, 'in use', other))
      expect(actor?.standsInFor).toEqual([])
    }
  })

  it('that runs the system or audits stands apart from every case', () => {
    const apart = people.filter((person) => standsApart(actorOf(person))).map(({ roles }) => roles[0]?.role)
    expect([...new Set(apart)].sort()).toEqual(['administrator', 'auditor'])
  })
})
