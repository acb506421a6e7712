import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { planPeopleChoices } from '#app/features/plan/monitors.server.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { planActionInput } from '#app/features/plan/plan-action.entry.ts'
import { planActionDesign } from '#app/features/plan/plan-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(savePlanAction, planActionDesign, { choices: planPeopleChoices }))
export const action = formAction(savePlanAction, { saved: 'plan' })

export default function NewPlanActionPage() {
  return <CaseFormPage design={planActionDesign} schema={planActionInput} />
}
