import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { tellApartDesign } from '#app/features/joining/joining-form.ts'
import { tellApartInput } from '#app/features/joining/joining-input.ts'
import { chosenFolder, joiningChoices } from '#app/features/joining/joining-page.server.ts'
import { tellApart } from '#app/features/joining/tell-apart.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(tellApart, tellApartDesign, { choices: joiningChoices, prefill: chosenFolder }),
)
export const action = formAction(tellApart, { saved: 'case' })

export default function NotTheSamePage() {
  return <CaseFormPage design={tellApartDesign} schema={tellApartInput} />
}
