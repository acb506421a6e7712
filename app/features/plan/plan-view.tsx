import { viewOf } from '#app/ui/form/entry-view.tsx'
import { endActionDesign, planActionDesign, startPlanDesign } from './plan-form.tsx'

/** How an action of the plan, its end, and the start of a plan read. */
export const PlanActionView = viewOf(planActionDesign)
export const PlanActionEndedView = viewOf(endActionDesign)
export const PlanStartedView = viewOf(startPlanDesign)
