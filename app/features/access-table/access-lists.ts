import { actionsOf, policyTables } from '#app/policy/policy-tables.ts'
import type { Action } from '#app/policy/actions.ts'
import type { Who } from '#app/policy/who.ts'
import type { Role } from '#app/policy/roles.ts'
import type { StepUpFamily } from '#app/policy/step-up-table.ts'
import type { SightReason } from '#app/policy/sight.ts'
import { carriers } from '#app/policy/sight-until.ts'

const { number, roles, relations, actions, sight, confirming, limits } = policyTables()
const every = Object.keys(relations) as Who[]

/** What there is to read, in words: the parts of an entry, then the groups of entries. */
const partWords = {
  education: 'what the team recorded',
  personnel: 'a staff member’s matter',
  reporter: 'who reported',
  health: 'health',
  law: 'police matter',
  juvenile: 'court and probation',
  legal: 'counsel',
  oversight: 'what oversight needs',
} as const
const groupWords = {
  identity: 'whom it is about',
  target: 'who might be hurt',
  means: 'weapons',
  case: 'all other entries',
  override: 'why a step went on',
  recusal: 'who is kept out',
  disclosure: 'what was shared',
} as const

const split = (words: Readonly<Record<string, string>>, held: readonly string[]) => ({
  reads: Object.entries(words).flatMap(([id, said]) => (held.includes(id) ? [said] : [])),
  not: Object.entries(words).flatMap(([id, said]) => (held.includes(id) ? [] : [said])),
})

/** What is read by one reason, and what is not: parts and groups in words. */
export interface ReasonRow {
  reason: string
  about: string
  parts: { reads: string[]; not: string[] }
  groups: { reads: string[]; not: string[] }
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
    parts: split(partWords, row.compartments),
    groups: split(groupWords, row.groups),
    names: nameWords[row.names],
    listed: row.listed === true,
  }
}

/** Whether a relation is held with a role; one that needs no role of its own is told apart from it. */
const heldWith = (who: Who, role: Role): boolean => relations[who].roles.includes(role)

/** What one role sees, and by which relations it may do what they open. */
function roleShown(role: Role) {
  const held = every.filter((who) => heldWith(who, role))
  const reasons = new Set(held.flatMap((who) => relations[who].sees))
  const shared: readonly Who[] = role === 'administrator' || role === 'auditor' ? [] : ['staff']
  return {
    id: role,
    label: roles[role],
    sees: [...reasons].filter((reason) => carriers[reason].includes(role)).map((reason) => sight[reason].about),
    as: [...held, ...shared]
      .filter((who) => actionsOf(who).length > 0)
      .map((who) => ({ id: who.replaceAll(' ', '-'), about: relations[who].about })),
  }
}

/** What a relation opens, and who may hold it. */
const relationShown = (who: Who) => ({
  id: who.replaceAll(' ', '-'),
  about: relations[who].about,
  roles: relations[who].roles.map((role) => roles[role]),
  actions: actionsOf(who).map((one) => actions[one].about),
})

/** Without the numbers of the rules of practice, which mean nothing to whoever reads the page. */
const inWords = (text: string): string => text.replace(/ \(P\d+(, P\d+)*\)/g, '')

/** What of a family asks that somebody confirms that it is them, what does not, and why not. */
function familyShown(family: StepUpFamily) {
  const rows = Object.entries(confirming.before).filter(([, row]) => row.family === family)
  const about = (action: string) => actions[action as Action].about
  return {
    id: family,
    about: confirming.families[family].tells,
    asked: rows.flatMap(([action, { asked }]) => (asked ? [about(action)] : [])),
    not: [
      ...rows.flatMap(([action, { asked, because }]) => (asked ? [] : [`${about(action)}: ${inWords(because ?? '')}`])),
      ...(confirming.notActs[family] ? [inWords(confirming.notActs[family])] : []),
    ],
  }
}

/** Everything the page prints, made from the tables that decide. Pure. */
export const accessLists = () => ({
  number,
  roles: (Object.keys(roles) as Role[]).map(roleShown),
  relations: every.map(relationShown).filter((one) => one.actions.length > 0),
  reasons: (Object.keys(sight) as SightReason[]).map(rowOf),
  confirming: {
    minutes: confirming.minutes,
    families: (Object.keys(confirming.families) as StepUpFamily[]).map(familyShown),
  },
  limits: Object.values(limits),
})
