import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { joinReport } from '#app/features/joining/join-report.command.server.ts'
import { joinDesign } from '#app/features/joining/joining-form.ts'
import { joinInput } from '#app/features/joining/joining-input.ts'
import { chosenFolder, joiningChoices } from '#app/features/joining/joining-page.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(joinReport, joinDesign, { choices: joiningChoices, prefill: chosenFolder }),
)
export const action = formAction(joinReport, { to: ({ caseId, entryId }) => `/cases/${caseId}?saved=${entryId}` })

export default function JoinPage() {
  return <CaseFormPage design={joinDesign} schema={joinInput} />
}
