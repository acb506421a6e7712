import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { recuseSomebodyDesign } from '#app/features/recusal/recusal-form.ts'
import { recuseSomebodyInput } from '#app/features/recusal/recusal-input.ts'
import { recusalChoices } from '#app/features/recusal/recusal-pages.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recuseSomebody, recuseSomebodyDesign, { choices: recusalChoices }))
export const action = formAction(recuseSomebody, { saved: 'recusals' })

export default function RecuseSomebodyPage() {
  return <CaseFormPage design={recuseSomebodyDesign} schema={recuseSomebodyInput} />
}
