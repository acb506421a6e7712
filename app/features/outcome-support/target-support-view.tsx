import { viewOf } from '#app/ui/form/entry-view.tsx'
import { targetSupportDesign } from './target-support-form.tsx'

/** How it reads on the timeline, on its page and in print. */
export const TargetSupportView = viewOf(targetSupportDesign)
