import { useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { planPeopleChoices } from '#app/features/plan/monitors.server.ts'
import { planActionInput } from '#app/features/plan/plan-action.entry.ts'
import { changeActionFor } from '#app/features/plan/plan-form.tsx'
import { actionOpening, actionShownNow } from '#app/features/plan/plan-opening.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(savePlanAction, changeActionFor, {
    choices: planPeopleChoices,
    prefill: actionOpening,
    hidden: actionShownNow,
  }),
)
export const action = formAction(savePlanAction, {
  saved: 'plan',
})

export default function EditPlanActionPage() {
  const design = changeActionFor.design({ actionId: useParams().actionId })
  return design ? <CaseFormPage design={design} schema={planActionInput} /> : null
}
