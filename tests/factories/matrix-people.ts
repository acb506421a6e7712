import type { Role } from '#app/policy/roles.ts'
import { columns } from './role-table.ts'

/** How somebody comes to stand to the two cases of the matrix. */
export type Relation =
  | 'lead'
  | 'member'
  | 'officer'
  | 'consulted'
  | 'left'
  | 'recused'
  | 'emergency'
  | 'audit'
  | 'stands in'
  | 'in the plan'
  | 'none'

/** One person of the matrix: what they are granted, and what the role table says of them. */
export interface MatrixPerson {
  /** How failures name them. */
  name: string
  /** The column of the role table for what is no case. */
  column: string
  /** The column for what is done in a case; `nobody` may do nothing in any. */
  inCase: string
  grants: readonly (readonly [Role, 'ACE' | 'DVH' | null])[]
  relation: Relation
  /** Opens reports at Alder Creek, or is on call for the district. */
  triage?: true
  onCall?: true
  /** Every role ended before today, or the account is disabled. */
  expired?: true
  disabled?: true
}

/** Nobody in any case: no column of the role table lets such a person read or change one. */
export const nobody = 'nobody'

type Line = Pick<MatrixPerson, 'grants' | 'relation'> & Partial<MatrixPerson>

/** How each column of the role table is made with real grants, groups and entries. All at Alder Creek unless said. */
const lines: Readonly<Record<string, Line>> = {
  lead: { grants: [['chair', 'ACE']], relation: 'lead', triage: true },
  member: { grants: [['member', 'ACE']], relation: 'member' },
  'counselor in the case': { grants: [['counselor', 'ACE']], relation: 'member' },
  'officer in the case': { grants: [['officer', 'ACE']], relation: 'officer' },
  'consulted person': { grants: [['member', 'ACE']], relation: 'consulted' },
  'district lead in the case': { grants: [['district-lead', null]], relation: 'member', onCall: true },
  'triage group': { grants: [['counselor', 'ACE']], relation: 'none', triage: true },
  'on call': { grants: [['member', null]], relation: 'none', onCall: true },
  'district lead outside': { grants: [['district-lead', null]], relation: 'none' },
  'chair outside': { grants: [['chair', 'ACE']], relation: 'none' },
  'counselor outside': { grants: [['counselor', 'ACE']], relation: 'none' },
  'principal outside': { grants: [['principal', 'ACE']], relation: 'none' },
  'officer outside': { grants: [['officer', 'ACE']], relation: 'none' },
  'member whose time ended': { grants: [['member', 'ACE']], relation: 'left' },
  'member without a role': { grants: [['member', 'ACE']], relation: 'member', expired: true },
  'team of another school': { grants: [['member', 'DVH']], relation: 'none' },
  'enters for others': { grants: [['dispatcher', null]], relation: 'none' },
  referrer: { grants: [['referrer', 'ACE']], relation: 'none' },
  'records officer': { grants: [['records-officer', null]], relation: 'none' },
  'human resources': { grants: [['hr', null]], relation: 'none' },
  'external member': { grants: [['external', null]], relation: 'consulted' },
  'campus monitor': { grants: [['campus-monitor', 'ACE']], relation: 'none' },
  'campus monitor in the plan': { grants: [['campus-monitor', 'ACE']], relation: 'in the plan' },
  registrar: { grants: [['registrar', 'ACE']], relation: 'none' },
  communications: { grants: [['communications', null]], relation: 'none' },
  analyst: { grants: [['analyst', null]], relation: 'none' },
  'recused member': { grants: [['chair', 'ACE']], relation: 'recused' },
  'stands in for the lead': { grants: [['member', 'ACE']], relation: 'stands in' },
  'opened in an emergency': { grants: [['counselor', 'ACE']], relation: 'emergency' },
  'auditor who opened it': { grants: [['auditor', null]], relation: 'audit' },
  auditor: { grants: [['auditor', null]], relation: 'none' },
  administrator: { grants: [['administrator', null]], relation: 'none' },
}

const ofColumns: readonly MatrixPerson[] = Object.keys(columns).map((column) => {
  const line = lines[column]
  if (!line) throw new Error(`The matrix does not know how to make “${column}”`)
  return { name: column, column, inCase: column, ...line }
})

/** The column that says what somebody with this role alone may do outside cases. */
const outside: Readonly<Record<Role, string>> = {
  referrer: 'referrer',
  dispatcher: 'enters for others',
  counselor: 'counselor outside',
  member: 'team of another school',
  chair: 'chair outside',
  principal: 'principal outside',
  officer: 'officer outside',
  external: 'external member',
  'district-lead': 'district lead outside',
  hr: 'human resources',
  'records-officer': 'records officer',
  'campus-monitor': 'campus monitor',
  registrar: 'registrar',
  communications: 'communications',
  analyst: 'analyst',
  auditor: 'auditor',
  administrator: 'administrator',
}
const everyRole = Object.entries(outside) as [Role, string][]
const wide: readonly Role[] = [
  'district-lead',
  'auditor',
  'administrator',
  'dispatcher',
  'hr',
  'records-officer',
  'communications',
  'analyst',
  'external',
]
const at = (role: Role, school: 'ACE' | 'DVH') => [[role, wide.includes(role) ? null : school]] as const

/** Whatever they hold, whoever is kept out of a case is nobody in it. */
const recused = everyRole.map(([role, column]): MatrixPerson => ({
  name: `${role} who is kept out`,
  column,
  inCase: nobody,
  grants: at(role, 'ACE'),
  relation: 'recused',
}))
/** The same roles at another school are nobody in the cases of this one. */
const elsewhere = everyRole
  .filter(([role]) => !wide.includes(role))
  .map(([role, column]): MatrixPerson => ({
    name: `${role} of another school`,
    column,
    inCase: nobody,
    grants: at(role, 'DVH'),
    relation: 'none',
  }))
/** Whose roles have all ended is somebody without a role, also on a team. */
const expired = everyRole.map(([role]): MatrixPerson => ({
  name: `${role} whose role ended`,
  column: 'member without a role',
  inCase: nobody,
  grants: at(role, 'ACE'),
  relation: 'none',
  expired: true,
}))
/** One person a role whose account is disabled while their session goes on. */
const disabled = everyRole.map(([role, column]): MatrixPerson => ({
  name: `disabled ${role}`,
  column,
  inCase: nobody,
  grants: at(role, 'ACE'),
  relation: 'none',
  disabled: true,
}))
/** Somebody of each role: for what depends on no case. */
export const everyRoleOnce: readonly MatrixPerson[] = everyRole.map(([role]) => {
  const found = ofColumns.find(({ grants, relation }) => grants[0]?.[0] === role && relation !== 'recused')
  if (!found) throw new Error(`Nobody of the matrix is a ${role}`)
  return found
})

export const matrixPeople = { ofColumns, recused, elsewhere, expired, disabled }
export const everybody: readonly MatrixPerson[] = Object.values(matrixPeople).flat()
