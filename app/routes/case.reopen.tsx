import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { reopenCase } from '#app/features/reopen/reopen-case.command.server.ts'
import { reopenInput } from '#app/features/reopen/reopened.entry.ts'
import { reopenDesign } from '#app/features/reopen/reopen-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(reopenCase, reopenDesign))
export const action = formAction(reopenCase, { saved: 'case' })

export default function ReopenPage() {
  return <CaseFormPage design={reopenDesign} schema={reopenInput} />
}
