import { viewOf } from '#app/ui/form/entry-view.tsx'
import { askSealDesign, askUnsealDesign, keepOpenDesign } from './seal-designs.ts'

export const SealAskedView = viewOf(askSealDesign)
export const UnsealAskedView = viewOf(askUnsealDesign)
export const SealWithdrawnView = viewOf(keepOpenDesign)
