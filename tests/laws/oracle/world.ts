import { emptyCaseFile } from '#app/domain/case-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { MemberFact, RecusalFact } from '#app/domain/file/people.ts'
import type { Stage } from '#app/domain/stages.ts'
import { day, instant } from '#app/domain/time.ts'
import { roles } from '#app/policy/roles.ts'
import type { Grant, Opening, Represented, Role, UserActor } from '#app/policy/roles.ts'
import type { Facts, HeldFor, Matter, Place } from './oracle.ts'

/*
 * Everybody and every folder that the oracle is asked about, twice: as its own facts, and as the policy takes them.
 */
export const today = day('2026-09-15')
export const now = instant('2026-09-15T17:22:00.000Z')
const yesterday = '2026-09-14'
export const someone = 'usr_someone'
export const schoolId = 'sch_alder'

export const keptOutBy = [
  'nobody',
  'recused',
  'asked, and held meanwhile',
  'asked only',
  'asked, and it was not so',
] as const
export type KeptOut = (typeof keptOutBy)[number]
const holdsOut: ReadonlySet<KeptOut> = new Set(['recused', 'asked, and held meanwhile'])

export const states = {
  'just reported': 'reported',
  'in screening': 'triage',
  'screened out': 'screened_out',
  'opened, not yet confirmed': 'opened',
  open: 'inquiry',
  closed: 'closed',
  reopened: 'reopened',
  'joined to another': 'merged',
} as const satisfies Record<string, Stage>
export type State = keyof typeof states
/** While its triage group is at work (practice P9): until a second person has confirmed the opening. */
const screenedStates: readonly State[] = [
  'just reported',
  'in screening',
  'screened out',
  'opened, not yet confirmed',
  'joined to another',
]

export const places: readonly Place[] = [
  'none',
  'lead',
  'member',
  'officer',
  'consulted',
  'member until lately',
  'consulted until lately',
]
export const represented = [
  'nobody',
  'the lead',
  'the triage group',
  'a district lead on the team',
  'a lead who is kept out',
] as const
export type StandsFor = (typeof represented)[number]

/** A person of the enumeration but for what hangs on the folder. */
export interface Person {
  roles: Facts['roles']
  duty: Facts['duty']
  deputy: boolean
  opened: Facts['opened']
  standsFor: StandsFor
}

/** A folder of the enumeration, with somebody's place in it. */
export interface Folder {
  state: State
  concern: Matter['concern']
  schoolKeptOut: boolean
  place: Place
  keptOut: KeptOut
}

export const heldFor: readonly HeldFor[] = ['this school', 'another school', 'district']
const schoolOf = { 'this school': schoolId, 'another school': 'sch_other', district: null } as const

/** Every role for every school it can be held for, and nobody's. */
export const singleRoles: readonly Facts['roles'][] = [
  [],
  ...(Object.keys(roles) as Role[]).flatMap((role) => heldFor.map((one) => [{ role, for: one }])),
]

/** Every two roles that one person may hold together, each for the school, or for the district where it has no school. */
export const doubleRoles: readonly Facts['roles'][] = (() => {
  const alone = ['administrator', 'auditor']
  const wide = ['district-lead', 'dispatcher', 'hr', 'records-officer', 'analyst', 'external', 'communications']
  const each = (Object.keys(roles) as Role[])
    .filter((role) => !alone.includes(role))
    .flatMap((role) =>
      wide.includes(role)
        ? [{ role, for: 'district' as const }]
        : heldFor.slice(0, 2).map((one) => ({ role, for: one })),
    )
  return each.flatMap((one, n) => each.slice(n + 1).map((other) => [one, other]))
})()

export const grantsOf = (held: Facts['roles'], id: string): Grant[] =>
  held.map(({ role, for: where }, n) => ({
    id: `grt_${id}_${n}`,
    role: role as Role,
    schoolId: schoolOf[where],
    from: day('2026-08-01'),
    until: null,
  }))

const lentBy: Readonly<Record<Exclude<StandsFor, 'nobody'>, { id: string; facts: Facts }>> = {
  'the lead': { id: 'usr_chair', facts: factsAlone([{ role: 'chair', for: 'this school' }], 'lead', 'none') },
  'the triage group': {
    id: 'usr_triage',
    facts: factsAlone([{ role: 'counselor', for: 'this school' }], 'none', 'triage group'),
  },
  'a district lead on the team': {
    id: 'usr_districtLead',
    facts: factsAlone([{ role: 'district-lead', for: 'district' }], 'member', 'none'),
  },
  'a lead who is kept out': {
    id: 'usr_keptOut',
    facts: { ...factsAlone([{ role: 'chair', for: 'this school' }], 'member', 'none'), keptOut: true },
  },
}

function factsAlone(held: Facts['roles'], place: Place, duty: Facts['duty']): Facts {
  return { roles: held, place, duty, deputy: false, opened: 'no', keptOut: false }
}

/** The facts of somebody in a folder. Whoever leads it themselves has the other lead as a member. */
export function factsOf(person: Person, folder: Pick<Folder, 'place' | 'keptOut'>): Facts {
  const { standsFor, ...own } = person
  const other = standsFor === 'nobody' ? undefined : lentBy[standsFor].facts
  const led = other?.place === 'lead' && folder.place === 'lead'
  return {
    ...own,
    place: folder.place,
    keptOut: holdsOut.has(folder.keptOut),
    ...(other ? { standsInFor: led ? { ...other, place: 'member' } : other } : {}),
  }
}

export const matterOf = ({ state, concern, schoolKeptOut }: Folder): Matter => ({
  screened: screenedStates.includes(state),
  concern,
  schoolKeptOut,
})

const rightsOf = (id: string, { roles: held, duty }: Pick<Facts, 'roles' | 'duty'>) => ({
  id,
  name: `Test ${id}`,
  grants: grantsOf(held, id),
  triageSchools: duty === 'triage group' ? [schoolId] : [],
  onCall: duty === 'on call',
})

/** Somebody as the policy takes them. */
export function actorOf(person: Person): UserActor {
  const { standsFor, opened, deputy } = person
  const opening = (kind: Opening['kind']): Opening => ({
    id: 'opn_1',
    caseId: 'cas_test',
    kind,
    startedAt: now,
    until: now,
  })
  const lends = (name: Exclude<StandsFor, 'nobody'>): Represented => ({
    ...rightsOf(lentBy[name].id, lentBy[name].facts),
    delegationId: 'dlg_1',
    until: today,
  })
  return {
    kind: 'user',
    ...rightsOf(someone, person),
    deputyFor: deputy ? ['usr_districtLead'] : [],
    openings: opened === 'no' ? [] : [opening(opened === 'to audit' ? 'audit' : 'break-glass')],
    standsInFor: standsFor === 'nobody' ? [] : [lends(standsFor)],
  }
}

const joined = (userId: string, role: MemberFact['role'], more: Partial<MemberFact> = {}): MemberFact => ({
  userId,
  name: userId,
  role,
  reason: 'test',
  since: now,
  until: null,
  ended: null,
  entryId: 'ent_team',
  ...more,
})
const gone = { ended: { at: now, by: 'usr_chair', reason: 'Moved.' } }
const placed: Readonly<Record<Place, readonly MemberFact[]>> = {
  none: [],
  lead: [joined(someone, 'lead')],
  member: [joined(someone, 'member')],
  officer: [joined(someone, 'officer')],
  consulted: [joined(someone, 'consulted', { until: today })],
  'member until lately': [joined(someone, 'member', gone)],
  'consulted until lately': [joined(someone, 'consulted', { until: yesterday })],
}

const out = (userId: string, as: KeptOut, more: Partial<RecusalFact> = {}): RecusalFact => ({
  userId,
  name: userId,
  source: 'guardian',
  state: as === 'recused' ? 'stands' : as === 'asked, and it was not so' ? 'dismissed' : 'asked',
  holds: as !== 'asked only',
  since: now,
  entryId: 'ent_out',
  ...more,
})

/** A folder as the policy takes it. */
export function fileOf({ state, concern, schoolKeptOut, place, keptOut }: Folder): CaseFile {
  const file = emptyCaseFile('cas_test')
  const proposed = { entryId: 'ent_open', outcome: 'open', by: 'usr_triage', at: now, confirmed: null, sentBack: null }
  return {
    ...file,
    schoolId,
    stage: states[state],
    student: {
      entryId: 'ent_identified',
      personId: 'per_leo',
      name: 'Leo Marchetti',
      identifiers: ['student-number', 'photo'],
      confirmed: true,
      concern,
    },
    team: {
      members: [
        joined('usr_chair', place === 'lead' ? 'member' : 'lead'),
        joined('usr_districtLead', 'member'),
        joined('usr_keptOut', 'member'),
        ...placed[place],
      ],
    },
    recusals: [
      out('usr_keptOut', 'recused', { schoolOut: schoolKeptOut }),
      ...(keptOut === 'nobody' ? [] : [out(someone, keptOut)]),
    ],
    triage: {
      ...file.triage,
      proposals: (state === 'opened, not yet confirmed' ? [proposed] : []) as CaseFile['triage']['proposals'],
    },
  }
}

const roleWords = (held: Facts['roles']): string =>
  held.length === 0
    ? 'Somebody without a role'
    : held.map(({ role, for: where }) => `${roles[role as Role]} (${where})`).join(' and ')

/** Somebody and a folder in one sentence, for whoever reads that the tables and the policy differ. */
export function sentenceOf(person: Person, folder: Folder | null): string {
  const { duty, deputy, opened, standsFor } = person
  const is = [
    roleWords(person.roles),
    duty === 'none' ? '' : duty === 'on call' ? 'on call for the district' : 'in the triage group of the school',
    deputy ? 'deputy of a district lead' : '',
    standsFor === 'nobody' ? '' : `standing in for ${standsFor}`,
  ]
  if (!folder) return is.filter((one) => one).join(', ')
  const { state, concern, schoolKeptOut, place, keptOut } = folder
  const to = [
    place === 'none' ? 'with no place in it' : `there as ${place}`,
    keptOut === 'nobody' ? '' : `kept out: ${keptOut}`,
    opened === 'no' ? '' : `having opened it ${opened}`,
  ]
  const about = `of a folder about a ${concern === 'student' ? 'student' : 'member of staff'} that is ${state}`
  const school = schoolKeptOut ? ' (everybody who opens reports at the school is kept out)' : ''
  return `${[...is, ...to].filter((one) => one).join(', ')}, ${about}${school}`
}
