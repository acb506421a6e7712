import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { setHold } from '#app/features/legal-hold/set-hold.command.server.ts'
import { setHoldDesign, setHoldInput } from '#app/features/legal-hold/hold-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(setHold, setHoldDesign))
export const action = formAction(setHold, { saved: 'record' })

export default function SetHoldPage() {
  return <CaseFormPage design={setHoldDesign} schema={setHoldInput} />
}
