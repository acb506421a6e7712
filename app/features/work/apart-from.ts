import { holdsAnywhere, worksOnTeams } from '#app/policy/roles.ts'
import type { Actor, Role } from '#app/policy/roles.ts'

/** Roles to which no work of a case comes, each with a page of its own; of several the first. */
const apart = [
  'auditor',
  'administrator',
  'records-officer',
  'registrar',
  'communications',
  'analyst',
  'dispatcher',
  'referrer',
] as const satisfies readonly Role[]
export type Apart = (typeof apart)[number]

/** Roles outside a school's team to which work comes all the same. */
const asked = ['hr', 'officer', 'external', 'campus-monitor'] as const satisfies readonly Role[]

/** The role that leads a person elsewhere, where no report and no case comes to them. */
export const apartFrom = (actor: Actor): Apart | null =>
  actor.kind !== 'user' || worksOnTeams(actor) || asked.some((role) => holdsAnywhere(actor, role))
    ? null
    : (apart.find((role) => holdsAnywhere(actor, role)) ?? null)

/** What comes to whoever is on no case yet. */
export const awaitedBy = (actor: Actor): string =>
  worksOnTeams(actor)
    ? 'You’re not on a case. Reports for your school appear here.'
    : holdsAnywhere(actor, 'hr')
      ? 'Reports about a member of staff appear here.'
      : 'You’re not on a case. One that you are asked about appears here.'
