import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordTargetSupport } from '#app/features/outcome-support/record-target-support.command.server.ts'
import { targetSupportInput } from '#app/features/outcome-support/target-support.entry.ts'
import { targetSupportDesign } from '#app/features/outcome-support/target-support-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordTargetSupport, targetSupportDesign))
export const action = formAction(recordTargetSupport, {
  saved: 'outcomes',
})

export default function TargetSupportPage() {
  return <CaseFormPage design={targetSupportDesign} schema={targetSupportInput} />
}
