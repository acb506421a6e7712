import { useLoaderData, useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { endPlanAction } from '#app/features/plan/end-plan-action.command.server.ts'
import { endActionInput } from '#app/features/plan/plan-action.entry.ts'
import { endActionFor } from '#app/features/plan/plan-form.tsx'
import { askedAction } from '#app/features/plan/plan-opening.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(endPlanAction, endActionFor, { extra: (work) => Promise.resolve(askedAction(work).what) }),
)
export const action = formAction(endPlanAction, {
  saved: 'plan',
})

export default function EndPlanActionPage() {
  const { extra: what } = useLoaderData<typeof loader>()
  const design = endActionFor.design({ actionId: useParams().actionId })
  return design ? <CaseFormPage design={design} schema={endActionInput} before={<p>{what}</p>} /> : null
}
