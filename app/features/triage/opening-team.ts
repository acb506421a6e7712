import type { CaseFile } from '#app/domain/case-file.ts'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import type { NewEntry } from '#app/domain/entry.ts'
import { memberAdded } from '#app/domain/membership.ts'
import type { Recording } from '#app/domain/recording.ts'

export interface TeamPerson {
  id: string
  name: string
}

/** Who joins a case as it opens, read from the house. */
export interface OpeningTeam {
  /** The chair of the school's triage group, first in its order. */
  chair?: TeamPerson
  /** Principals of the school, those in conflict left out (P23). */
  principals: readonly TeamPerson[]
}

/**
 * The memberships with which a case opens: whoever opens it, the chair as lead, the principal. Where the school has no
 * chair, whoever opens it leads until somebody else does. Memberships that run already are kept.
 */
export function openingTeam(file: CaseFile, team: OpeningTeam, by: TeamPerson, work: Recording): NewEntry[] {
  const has = (person: TeamPerson) => membershipOf(file.team, person.id) !== undefined
  const add = (person: TeamPerson, role: 'lead' | 'member', reason: string) =>
    memberAdded({ userId: person.id, name: person.name, role, reason }, work)
  const lead = leadOf(file.team) ? undefined : (team.chair ?? by)
  const leads = lead ? [add(lead, 'lead', lead.id === team.chair?.id ? 'chair of the triage group' : 'opened')] : []
  const opener = by.id === lead?.id || has(by) ? [] : [add(by, 'member', 'opened')]
  const principals = team.principals
    .filter((person) => person.id !== lead?.id && person.id !== by.id && !has(person))
    .map((person) => add(person, 'member', 'principal'))
  return [...leads, ...opener, ...principals]
}
