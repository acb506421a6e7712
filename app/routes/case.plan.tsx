import { useLoaderData, useSearchParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { PlanActions, PlanHead, PlanHistory, Recorded } from '#app/features/plan/plan-actions.tsx'
import { planDesign } from '#app/features/plan/plan-form.tsx'
import { planShown } from '#app/features/plan/plan-page.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { timeText } from '#app/ui/when.ts'

export const loader = pageLoader(
  caseFormPage({ permission: 'plan.checkIn' }, planDesign, { extra: (work) => Promise.resolve(planShown(work)) }),
)

export default function PlanPage() {
  const page = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const { caseId, extra: plan } = page
  const checkIn = search.get('recorded')
  const at = search.get('at')
  return (
    <CasePageFrame page={page} heading={planDesign.title} lead={planDesign.lead}>
      {checkIn && at && !Number.isNaN(Date.parse(at)) ? (
        <Recorded caseId={caseId} checkIn={checkIn} at={timeText(at, page.zone)} />
      ) : null}
      <PlanHead caseId={caseId} plan={plan} />
      <PlanActions caseId={caseId} plan={plan} />
      <PlanHistory caseId={caseId} plan={plan} />
    </CasePageFrame>
  )
}
