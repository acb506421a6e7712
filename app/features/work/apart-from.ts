import { holdsAnywhere, worksOnTeams } from '#app/policy/roles.ts'
import type { Actor } from '#app/policy/roles.ts'

/** Roles to which no work of a case comes, each with a page of its own. */
const apart = ['auditor', 'administrator', 'registrar', 'communications', 'analyst'] as const
export type Apart = (typeof apart)[number]

/** The role that leads a person elsewhere, where no report and no case comes to them. */
export const apartFrom = (actor: Actor): Apart | null =>
  actor.kind !== 'user' || worksOnTeams(actor) ? null : (apart.find((role) => holdsAnywhere(actor, role)) ?? null)
