import { actionsOf, policyTables } from '#app/policy/policy-tables.ts'
import type { Who } from '#app/policy/actions.ts'
import type { Role } from '#app/policy/roles.ts'
import type { SightReason } from '#app/policy/sight.ts'

const { number, roles, relations, actions, sight, limits } = policyTables()
const every = Object.keys(relations) as Who[]
/** Relations that are no person's. */
const noPerson: ReadonlySet<Who> = new Set(['system', 'command line'])

/** The columns of what is read, in words: compartments, then groups of entries. */
export const partColumns = [
  { id: 'education', label: 'What the team recorded' },
  { id: 'personnel', label: 'A staff member’s matter' },
  { id: 'reporter', label: 'Who reported' },
  { id: 'health', label: 'Health' },
  { id: 'law', label: 'Police matter' },
  { id: 'juvenile', label: 'Court and probation' },
  { id: 'legal', label: 'Counsel' },
  { id: 'oversight', label: 'Oversight' },
] as const
export const groupColumns = [
  { id: 'identity', label: 'Whom it is about' },
  { id: 'target', label: 'Who might be hurt' },
  { id: 'means', label: 'Weapons' },
  { id: 'case', label: 'All other entries' },
  { id: 'override', label: 'Why a step went on' },
  { id: 'recusal', label: 'Who is kept out' },
] as const

export interface ReasonRow {
  reason: string
  about: string
  /** Ids of what is read. */
  reads: readonly string[]
  names: string
  listed: boolean
}

const nameWords = {
  full: 'In full',
  'targets by initials': 'The student in full, others by initials',
  initials: 'By initials',
} as const

const rowOf = (reason: SightReason): ReasonRow => {
  const row = sight[reason]
  return {
    reason,
    about: row.about,
    reads: row.listed
      ? row.groups.filter((group) => group === 'override' || group === 'recusal')
      : [...row.compartments, ...row.groups].filter((one) => one !== 'header'),
    names: nameWords[row.names],
    listed: row.listed === true,
  }
}

/** Whether a relation is held with a role; one that needs no role of its own is told apart from it. */
const heldWith = (who: Who, role: Role): boolean => relations[who].roles.includes(role)

/** What one role may see and do, by its relations; what everybody signed in may do stands once for all. */
function roleShown(role: Role) {
  const held = every.filter((who) => heldWith(who, role))
  const reasons = new Set(held.flatMap((who) => relations[who].sees))
  const shared: readonly Who[] = role === 'administrator' || role === 'auditor' ? [] : ['staff']
  return {
    id: role,
    label: roles[role],
    relations: held.map((who) => relations[who].about),
    sees: [...reasons].map((reason) => sight[reason].about),
    may: [...held, ...shared]
      .map((who) => ({ who, about: relations[who].about, actions: actionsOf(who).map((one) => actions[one].about) }))
      .filter((one) => one.actions.length > 0),
  }
}

/** Everything the page prints, made from the tables that decide. Pure. */
export const accessLists = () => ({
  number,
  roles: (Object.keys(roles) as Role[]).map(roleShown),
  everybody: actionsOf('anyone signed in').map((one) => actions[one].about),
  noPerson: [...noPerson].map((who) => ({
    about: relations[who].about,
    actions: actionsOf(who).map((one) => actions[one].about),
  })),
  reasons: (Object.keys(sight) as SightReason[]).map(rowOf),
  actions: Object.values(actions).map(({ about, who }) => ({ about, who: who.map((one) => relations[one].about) })),
  limits: Object.values(limits),
})
