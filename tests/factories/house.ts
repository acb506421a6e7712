import type { z } from 'zod'
import type { Store } from '#db/records/records.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { setOnDuty } from '#app/features/district/set-on-duty.command.server.ts'
import { setTriageGroup } from '#app/features/district/set-triage-group.command.server.ts'
import { setUpDistrict } from '#app/features/district/set-up-district.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import type { CaseCommand, Command } from '#app/gates/command.ts'
import type { CaseQuery, Query } from '#app/gates/query.ts'
import type { Doing, Runtime } from '#app/gates/runtime.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Registry } from '#app/domain/entry.ts'
import type { KeyRing } from '#app/keys/key-folder.server.ts'
import type { Actor, Role } from '#app/policy/roles.ts'
import { createKeys } from '#app/features/upkeep/create-keys.command.server.ts'
import { createPasswords } from '#app/keys/passwords.server.ts'
import { createRuntime } from '#app/runtime.server.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import type { Leaf } from '#app/gates/audit/leaf.ts'
import { openEvent } from '#app/gates/sealing.server.ts'
import { testKekId, testRing } from '#tests/setup/test-keys.ts'

/** The people of the test house and what they are granted. `ACE` and `DVH` are its schools; null is the district. */
const people = {
  lead: [['chair', 'ACE']],
  triage: [['counselor', 'ACE']],
  member: [['member', 'ACE']],
  outsider: [['member', 'DVH']],
  outsiderToo: [['member', 'DVH']],
  referrer: [['referrer', 'ACE']],
  onCall: [['member', null]],
  districtLead: [['district-lead', null]],
  otherLead: [['district-lead', null]],
  auditor: [['auditor', null]],
} as const satisfies Record<string, readonly (readonly [Role, string | null])[]>
export type Person = keyof typeof people | 'administrator'

/** The same hashing as in the house, at a cost that tests can bear. */
const quick = createPasswords({ memoryKib: 1024, passes: 1, atOnce: 2, waiting: 64 })

/** A set-up district over a fresh store, with everything done through real commands and a clock that tests move. */
export class House {
  private at: Instant = instant('2026-09-15T17:00:00.000Z')
  readonly clock = { now: () => this.at }
  readonly runtime: Runtime
  readonly ids = new Map<string, string>()
  private requests = 0

  constructor(
    readonly store: Store,
    { kinds = registry, ring = testRing, spool }: Partial<{ kinds: Registry; ring: KeyRing; spool: string }> = {},
  ) {
    const config = { databaseUrl: '', store, build: 'test', passwords: quick, ring, spool }
    this.runtime = createRuntime(config, kinds, this.clock)
  }

  /** The same house, its people and its time, over a copy of its database. */
  over(store: Store, more: ConstructorParameters<typeof House>[1] = {}): House {
    const copy = new House(store, more)
    copy.at = this.at
    for (const [name, id] of this.ids) copy.ids.set(name, id)
    return copy
  }

  later(minutes: number): this {
    this.at = plusMinutes(this.at, minutes)
    return this
  }

  id(name: string): string {
    const found = this.ids.get(name)
    if (!found) throw new Error(`The test house has no ${name}`)
    return found
  }

  actor(who: Person | 'cli' | 'system'): Actor {
    if (who === 'cli' || who === 'system') return { kind: who, id: who, name: who }
    const none = { grants: [], triageSchools: [], onCall: false, deputyFor: [], openings: [], standsInFor: [] }
    return { kind: 'user', id: this.id(who), name: `Test ${who}`, ...none }
  }

  asking(who: Person | 'cli' | 'system') {
    const via = who === 'cli' ? ('cli' as const) : who === 'system' ? ('job' as const) : ('web' as const)
    const assurance = { aal: 2, provenAt: this.at, hasFactor: true } as const
    return { actor: this.actor(who), requestId: `req_${++this.requests}`, via, assurance }
  }

  run<I extends z.ZodType, R>(
    command: CaseCommand<I, Action, R> | Command<I, Action, R>,
    who: Person | 'cli' | 'system',
    input: unknown,
    more: Pick<Doing, 'token' | 'draftId' | 'opened'> = {},
  ): Promise<R> {
    return this.runtime.run(command, input, { ...this.asking(who), ...more })
  }

  ask<I extends z.ZodType, V>(
    query: CaseQuery<I, Action, unknown, V> | Query<I, Action, unknown, V>,
    who: Person,
    input: unknown,
  ): Promise<V> {
    return this.runtime.ask(query, input, this.asking(who))
  }

  /** Every leaf of the log, oldest first. */
  async log(): Promise<Leaf[]> {
    const leaves = await this.store.read((records) => records.audit.leaves({ from: 0, limit: 10_000 }))
    return leaves.map(({ body }) => {
      const leaf = readLeaf(body)
      if (!leaf) throw new Error(`Not a leaf: ${body}`)
      return leaf
    })
  }

  /** The sealed part of an event, opened. */
  sealedOf(seq: number | undefined): Promise<string> {
    return this.store.read(async (records) => {
      const [row] = await records.audit.sealed([seq ?? -1])
      return row ? (await openEvent(this.runtime.vault, records, row)).body : ''
    })
  }

  /** Opens a report and, unless said otherwise, has the triage person open it: they are a member then. */
  async folder(options: { opened?: boolean } = {}): Promise<string> {
    const sent = await this.run(sendReport, 'referrer', {
      danger: 'no',
      what: 'Yelled at Oliver after kickball.',
      weapon: 'no',
      whereNow: 'in the office',
      nameNotKnown: 'yes',
      schoolId: this.id('ACE'),
    })
    if (options.opened !== false) await this.run(acknowledgeReport, 'triage', { caseId: sent.caseId })
    return sent.caseId
  }
}

/** What the contact form sends. */
export const aContact = (caseId: string, more: Record<string, unknown> = {}) => ({
  caseId,
  happened: { day: '2026-09-15', time: '09:50' },
  with: 'parent',
  who: 'Ana Marchetti (mother)',
  why: 'Weapon access',
  how: 'phone',
  reached: 'yes',
  ...more,
})

/** Sets up the test house: a district with two schools, its people, a triage group, people on duty, two students. */
export async function aHouse(store: Store, { keys = true } = {}): Promise<House> {
  const house = new House(store)
  if (keys) await house.run(createKeys, 'cli', { kekId: testKekId })
  await house.run(setUpDistrict, 'cli', {
    name: 'Rio Alto Unified',
    safetyPhone: '555-0100',
    numberPrefix: 'RA',
    profileId: (await house.runtime.profile()).id,
    demo: false,
    calendar: {
      zone: 'America/Los_Angeles',
      years: '2026-08-13..2027-06-03',
      schoolFrom: '07:45',
      schoolTo: '15:15',
      officeFrom: '07:15',
      officeTo: '16:30',
    },
    schools: [
      { name: 'Alder Creek Elementary', code: 'ACE', grades: 'TK-5' },
      { name: 'Delta Vista High', code: 'DVH', grades: '9-12' },
    ],
  })
  for (const school of await store.read((records) => records.district.schools())) house.ids.set(school.code, school.id)
  const user = (name: string, by: 'cli' | Person) =>
    house.run(createUser, by, { signIn: name.toLowerCase(), name: `Test ${name}`, title: name, phone: '555-0101' })
  const grant = (name: string, role: Role, code: string | null, by: 'cli' | Person) =>
    house.run(giveGrant, by, {
      userId: house.id(name),
      role,
      schoolId: code ? house.id(code) : '',
      from: '2026-08-01',
      until: role === 'auditor' ? '2027-06-30' : '',
      reason: 'set up',
    })
  house.ids.set('administrator', (await user('administrator', 'cli')).userId)
  await grant('administrator', 'administrator', null, 'cli')
  for (const [name, roles] of Object.entries(people)) {
    house.ids.set(name, (await user(name, 'administrator')).userId)
    for (const [role, code] of roles) await grant(name, role, code, 'cli')
  }
  for (const code of ['ACE', 'DVH']) {
    const names = code === 'ACE' ? ['triage', 'lead'] : ['outsider', 'outsiderToo']
    const group = names.map((name) => ({ userId: house.id(name) }))
    await house.run(setTriageGroup, 'districtLead', { schoolId: house.id(code), people: group })
  }
  await house.run(setOnDuty, 'districtLead', {
    people: [{ userId: house.id('districtLead') }, { userId: house.id('onCall') }],
  })
  await house.run(loadRoster, 'administrator', {
    students: [
      { schoolCode: 'ACE', studentNumber: '1001', given: 'Leo', family: 'Marchetti', grade: '4' },
      { schoolCode: 'ACE', studentNumber: '1002', given: 'Oliver', family: 'Pham', grade: '4' },
    ],
  })
  return house
}
