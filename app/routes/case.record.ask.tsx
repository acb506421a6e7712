import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { askExpungementDesign, askExpungementInput } from '#app/features/expungement/expungement-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(askExpungement, askExpungementDesign))
export const action = formAction(askExpungement, { saved: 'record' })

export default function AskExpungementPage() {
  return <CaseFormPage design={askExpungementDesign} schema={askExpungementInput} />
}
