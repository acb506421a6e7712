import { viewOf } from '#app/ui/form/entry-view.tsx'
import { targetDesign } from './target-form.tsx'

/** How this entry reads on the timeline, on its page and in print. */
export const TargetView = viewOf(targetDesign)
