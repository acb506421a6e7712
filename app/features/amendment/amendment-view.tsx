import { viewOf } from '#app/ui/form/entry-view.tsx'
import { amendmentDesign, decideAmendmentDesign, statementDesign } from './amendment-form.ts'

export const AmendmentView = viewOf(amendmentDesign)
export const AmendmentDecidedView = viewOf(decideAmendmentDesign)
export const StatementView = viewOf(statementDesign)
