import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { startPlanDesign } from '#app/features/plan/plan-form.tsx'
import { planStartOpening } from '#app/features/plan/plan-page.ts'
import { noPlanHere } from '#app/features/plan/plan-stage.ts'
import { startPlanInput } from '#app/features/plan/plan-started.entry.ts'
import { startPlan } from '#app/features/plan/start-plan.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(startPlan, startPlanDesign, { prefill: planStartOpening, notHere: noPlanHere }),
)
export const action = formAction(startPlan, { saved: 'plan' })

export default function StartPlanPage() {
  return <CaseFormPage design={startPlanDesign} schema={startPlanInput} />
}
