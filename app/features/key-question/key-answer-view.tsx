import { viewOf } from '#app/ui/form/entry-view.tsx'
import { keyAnswerDesign } from './key-answer-form.tsx'

/** How an answer to a key question reads on the timeline, on its page and in print. */
export const KeyAnswerView = viewOf(keyAnswerDesign)
