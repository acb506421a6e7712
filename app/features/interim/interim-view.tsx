import { viewOf } from '#app/ui/form/entry-view.tsx'
import { endInterimDesign, interimDesign } from './interim-form.tsx'

export const InterimView = viewOf(interimDesign)
export const InterimEndedView = viewOf(endInterimDesign)
