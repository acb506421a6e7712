import { viewOf } from '#app/ui/form/entry-view.tsx'
import { planReviewDesign } from './plan-review-form.tsx'

/** How a review reads on the timeline, on its page and in print. */
export const PlanReviewView = viewOf(planReviewDesign)
