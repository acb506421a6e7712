import { viewOf } from '#app/ui/form/entry-view.tsx'
import { callAnswerDesign, imminentDesign, standDownDesign } from './danger-form.tsx'

export const ImminentView = viewOf(imminentDesign())
export const CallAnswerView = viewOf(callAnswerDesign)
export const StandDownProposedView = viewOf(standDownDesign)

/** Confirming holds no words of its own: the sentence on the timeline says it all. */
export const StoodDownView = viewOf({ id: 'stood-down', title: 'Stood down', submit: 'Confirm', sections: [] })
