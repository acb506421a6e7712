import { accessLimits } from './access-limits.ts'
import { actions } from './actions.ts'
import type { Action } from './actions.ts'
import type { Who } from './who.ts'
import { roles } from './roles.ts'
import { sightTable } from './sight-table.ts'
import { stepUpMinutes } from './step-up.ts'
import { notActs, stepUpFamilies, stepUpTable } from './step-up-table.ts'
import { whoTable } from './who-table.ts'

/** Raised when a rule changes that the tables below don't show. */
export const policyNumber = 4

/** All that says who may see and do what, as data: what is printed, and what is hashed into every event. */
export const policyTables = () => ({
  number: policyNumber,
  roles,
  relations: whoTable,
  actions,
  sight: sightTable,
  confirming: { minutes: stepUpMinutes, families: stepUpFamilies, notActs, before: stepUpTable },
  limits: accessLimits,
})

/** The actions that a relation opens, in the order of the table. */
export const actionsOf = (who: Who): Action[] =>
  (Object.keys(actions) as Action[]).filter((action) => actions[action].who.includes(who))
