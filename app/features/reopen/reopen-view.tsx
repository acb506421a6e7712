import { viewOf } from '#app/ui/form/entry-view.tsx'
import { reopenDesign } from './reopen-form.tsx'

/** How a reopening reads on the timeline, on its page and in print. */
export const ReopenedView = viewOf(reopenDesign)
