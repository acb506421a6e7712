import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { measuresToPick } from '#app/features/interim/measures-to-pick.ts'
import { endInterimDesign } from '#app/features/interim/interim-form.tsx'
import { endInterimInput } from '#app/features/interim/interim.entry.ts'
import { endInterim } from '#app/features/interim/record-interim.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(endInterim, endInterimDesign, { choices: ({ caseFile }) => ({ measures: measuresToPick(caseFile) }) }),
)
export const action = formAction(endInterim, { saved: 'case' })

export default function EndInterimPage() {
  return <CaseFormPage design={endInterimDesign} schema={endInterimInput} />
}
