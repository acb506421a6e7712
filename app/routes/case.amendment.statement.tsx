import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { statementDesign } from '#app/features/amendment/amendment-form.ts'
import { statementInput } from '#app/features/amendment/amendment.entry.ts'
import { toState } from '#app/features/amendment/amendments-to-pick.ts'
import { recordStatement } from '#app/features/amendment/record-amendment.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordStatement, statementDesign, { choices: ({ caseFile }) => toState(caseFile) }),
)
export const action = formAction(recordStatement, { saved: 'disclosures' })

export default function StatementPage() {
  return <CaseFormPage design={statementDesign} schema={statementInput} />
}
