import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { liftHold } from '#app/features/legal-hold/lift-hold.command.server.ts'
import { liftHoldDesign, liftHoldInput } from '#app/features/legal-hold/hold-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(liftHold, liftHoldDesign))
export const action = formAction(liftHold, { saved: 'record' })

export default function LiftHoldPage() {
  return <CaseFormPage design={liftHoldDesign} schema={liftHoldInput} />
}
