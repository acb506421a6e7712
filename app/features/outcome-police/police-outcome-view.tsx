import { viewOf } from '#app/ui/form/entry-view.tsx'
import { policeOutcomeDesign } from './police-outcome-form.tsx'

/** How it reads on the timeline, on its page and in print. */
export const PoliceOutcomeView = viewOf(policeOutcomeDesign)
