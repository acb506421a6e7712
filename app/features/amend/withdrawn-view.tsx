import { viewOf } from '#app/ui/form/entry-view.tsx'
import { withdrawDesign } from './withdraw-form.ts'

/** How a withdrawal reads: the reason. */
export const WithdrawnView = viewOf(withdrawDesign)
