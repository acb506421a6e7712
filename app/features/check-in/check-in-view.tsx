import { viewOf } from '#app/ui/form/entry-view.tsx'
import { checkInDesign } from './check-in-form.tsx'

/** How a check-in reads on the timeline, on its page and in print. */
export const CheckInView = viewOf(checkInDesign)
