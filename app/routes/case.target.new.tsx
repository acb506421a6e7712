import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { targetDesign } from '#app/features/target/target-form.tsx'
import { targetInput } from '#app/features/target/target.entry.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordTarget, targetDesign))
export const action = formAction(recordTarget, {
  to: ({ caseId, entryId, gone }) => (gone ? `/work?left=${gone}` : `/cases/${caseId}?saved=${entryId}`),
})

export default function TargetPage() {
  return <CaseFormPage design={targetDesign} schema={targetInput} />
}
