import type { CaseFile } from '#app/domain/case-file.ts'
import type { MemberFact, RecusalFact } from '#app/domain/file/people.ts'
import { day, instant } from '#app/domain/time.ts'
import { authorise, authoriseIn } from '#app/gates/authorise.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Opening, Role, UserActor } from '#app/policy/roles.ts'
import { aCase, asUser, calendar, profile, schoolId } from './case.ts'

const person = (name: string, roles: readonly [Role, string | null][], more: Partial<UserActor> = {}): UserActor => ({
  ...asUser('outsider'),
  id: `usr_${name}`,
  name: `Test ${name}`,
  grants: roles.map(([role, school], n) => ({
    id: `grt_${name}_${n}`,
    role,
    schoolId: school,
    from: day('2026-08-01'),
    until: null,
  })),
  ...more,
})

const opened = (kind: Opening['kind']): Opening => ({
  id: 'opn_test',
  caseId: 'cas_test',
  kind,
  startedAt: instant('2026-09-15T17:00:00.000Z'),
  until: instant('2026-09-16T07:00:00.000Z'),
})

/** The columns of the role table: who somebody is, to the district and to the case. */
export const columns: Readonly<Record<string, UserActor>> = {
  lead: asUser('lead'),
  member: asUser('member'),
  'counselor in the case': asUser('counselor'),
  'officer in the case': asUser('officer'),
  'consulted person': person('consulted', [['member', schoolId]]),
  'district lead in the case': asUser('districtLead'),
  'triage group': asUser('triage'),
  'on call': person('onCall', [['member', null]], { onCall: true }),
  'district lead outside': person('otherLead', [['district-lead', null]]),
  'chair outside': person('chair', [['chair', schoolId]]),
  'counselor outside': person('counselorToo', [['counselor', schoolId]]),
  'principal outside': person('principal', [['principal', schoolId]]),
  'officer outside': person('officerToo', [['officer', schoolId]]),
  'member whose time ended': person('left', [['member', schoolId]]),
  'member without a role': person('roleless', []),
  'team of another school': asUser('outsider'),
  'enters for others': person('dispatcher', [['dispatcher', null]]),
  referrer: asUser('referrer'),
  'records officer': person('records', [['records-officer', null]]),
  'human resources': person('hr', [['hr', null]]),
  'external member': person('external', [['external', null]]),
  'campus monitor': person('monitor', [['campus-monitor', schoolId]]),
  'campus monitor in the plan': person('asked', [['campus-monitor', schoolId]]),
  registrar: person('registrar', [['registrar', schoolId]]),
  communications: person('communications', [['communications', null]]),
  analyst: person('analyst', [['analyst', null]]),
  'recused member': person('recused', [['chair', schoolId]]),
  'stands in for the lead': person('standIn', [['member', schoolId]], {
    standsInFor: [{ ...asUser('lead'), delegationId: 'dlg_test', until: day('2026-09-30') }],
  }),
  'opened in an emergency': person('inEmergency', [['counselor', schoolId]], { openings: [opened('break-glass')] }),
  'auditor who opened it': person('reading', [['auditor', null]], { openings: [opened('audit')] }),
  auditor: asUser('auditor'),
  administrator: asUser('administrator'),
}

const started = instant('2026-09-15T17:22:00.000Z')
const joined = (who: string, role: MemberFact['role'], ended = false): MemberFact => ({
  userId: `usr_${who}`,
  name: `Test ${who}`,
  role,
  reason: 'test',
  since: started,
  until: null,
  ended: ended ? { at: started, by: 'usr_lead', reason: 'Moved.' } : null,
  entryId: 'ent_team',
})

const askedOf = (owner: string): CaseFile['plan']['actions'][number] => ({
  entryId: 'ent_action',
  root: 'ent_action',
  happened: { on: day('2026-09-15'), at: started },
  recordedAt: started,
  by: 'usr_lead',
  what: 'Search on arrival',
  kind: 'search',
  owner,
  ownerName: 'Test asked',
  backup: null,
  frequency: 'each-arrival',
  firstDue: day('2026-09-15'),
  verification: '',
  endRule: '',
  ended: null,
  checkIns: [],
})

const withEverybody = (stage: 'triage' | 'inquiry'): CaseFile => {
  const { file } = aCase(stage)
  const more = [
    joined('consulted', 'consulted'),
    joined('external', 'consulted'),
    joined('left', 'member', true),
    joined('roleless', 'member'),
    joined('recused', 'member'),
  ]
  const recused: RecusalFact = {
    userId: 'usr_recused',
    name: 'Test recused',
    source: 'self',
    state: 'stands',
    holds: true,
    since: started,
    entryId: 'ent_recused',
  }
  const plan = { ...file.plan, actions: [askedOf('usr_asked')] }
  return { ...file, plan, team: { members: [...file.team.members, ...more] }, recusals: [recused] }
}
const sealedFolder: CaseFile = {
  ...withEverybody('inquiry'),
  stage: 'closed',
  courtSeal: {
    asked: null,
    sealed: {
      court: 'Juvenile Court',
      order: 'JV-26-0417',
      orderedOn: day('2026-09-10'),
      entryId: 'ent_sealed',
      askedBy: 'usr_records',
      by: 'usr_otherLead',
      at: started,
    },
  },
}
const folders = { triage: withEverybody('triage'), inquiry: withEverybody('inquiry') }

/**
 * `yes`, `no`, or in which stage alone: `in triage` before a case is opened, `in a case` from then on, `once sealed` by
 * order of a court.
 */
export type Cell = 'yes' | 'no' | 'in triage' | 'in a case' | 'once sealed'

/** A command or query as its gate sees it; what opens a folder names it `new`. */
export interface Asked {
  permission: Action
  door: string
  value: { caseId?(input: never): string }
}
/** Whether a command opens a folder of its own. */
export const opensFolder = ({ door, value }: Asked): boolean =>
  door === 'case' && value.caseId?.({ caseId: 'cas_test' } as never) === 'new'

/** What the gates' own check says of an operation, for one column. House operations, and what opens a folder, know no stage. */
export function cellOf(operation: Asked, column: string): Cell {
  const actor = columns[column]
  if (!actor) throw new Error(`The role table has no column ${column}`)
  const assurance = { aal: 2, provenAt: started, hasFactor: true } as const
  const district = { row: undefined, mark: 'none', calendar, profile }
  const presence = { now: started, today: day('2026-09-15'), district, actor, assurance }
  const allowed = (ask: () => unknown): boolean => {
    try {
      ask()
      return true
    } catch (error) {
      if (NotPermitted.is(error)) return false
      throw error
    }
  }
  if (!operation.door.startsWith('case') || opensFolder(operation))
    return allowed(() => authorise(operation.permission, presence)) ? 'yes' : 'no'
  const [early, late] = [folders.triage, folders.inquiry].map((file) =>
    allowed(() => authoriseIn(operation.permission, file, presence)),
  )
  if (!early && !late)
    return allowed(() => authoriseIn(operation.permission, sealedFolder, presence)) ? 'once sealed' : 'no'
  return early ? (late ? 'yes' : 'in triage') : 'in a case'
}
