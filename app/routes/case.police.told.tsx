import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { policeToldDesign } from '#app/features/police/police-form.tsx'
import { policeToldInput } from '#app/features/police/police.entry.ts'
import { recordPoliceTold } from '#app/features/police/record-police.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordPoliceTold, policeToldDesign))
export const action = formAction(recordPoliceTold, {
  saved: 'police/new',
})

export default function PoliceToldPage() {
  return <CaseFormPage design={policeToldDesign} schema={policeToldInput} />
}
