import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { undoCheckInInput } from '#app/features/check-in/check-in.entry.ts'
import { undoCheckInDesign } from '#app/features/check-in/check-in-form.tsx'
import { undoCheckIn } from '#app/features/check-in/undo-check-in.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(undoCheckIn, undoCheckInDesign))
export const action = formAction(undoCheckIn, { saved: 'plan' })

export default function UndoCheckInPage() {
  return <CaseFormPage design={undoCheckInDesign} schema={undoCheckInInput} />
}
