import { viewOf } from '#app/ui/form/entry-view.tsx'
import { healthDesign } from './health-form.tsx'

/** How a health record reads: the summary for the team, the note only for whoever may read it. */
export const HealthView = viewOf(healthDesign)
