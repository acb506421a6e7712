import { closedHere } from '#app/domain/not-here.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { decideReturn } from '#app/features/return-to-school/decide-return.command.server.ts'
import { returnInput } from '#app/features/return-to-school/return.entry.ts'
import { returnDesign } from '#app/features/return-to-school/return-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(decideReturn, returnDesign, { notHere: closedHere }))
export const action = formAction(decideReturn, { saved: 'case' })

export default function ReturnPage() {
  return <CaseFormPage design={returnDesign} schema={returnInput} />
}
