import { viewOf } from '#app/ui/form/entry-view.tsx'
import { returnDesign } from './return-form.tsx'

/** How a return reads on the timeline, on its page and in print. */
export const ReturnView = viewOf(returnDesign)
