import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { reviewOpening } from '#app/features/plan/plan-page.ts'
import { missedShown } from '#app/features/plan-review/missed-lines.ts'
import type { MissedShown } from '#app/features/plan-review/missed-lines.ts'
import { MissedPanel } from '#app/features/plan-review/missed-panel.tsx'
import { planReviewInput } from '#app/features/plan-review/plan-review.entry.ts'
import { planReviewDesign } from '#app/features/plan-review/plan-review-form.tsx'
import { reviewPlan } from '#app/features/plan-review/review-plan.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(reviewPlan, planReviewDesign, {
    prefill: reviewOpening,
    extra: (work) => Promise.resolve(missedShown(work)),
  }),
)
export const action = formAction(reviewPlan, {
  to: ({ rating }, { params }) => `/cases/${params.caseId ?? ''}/${rating === 'same' ? 'plan' : 'level'}?saved=yes`,
})

export default function PlanReviewPage() {
  const { extra: missed } = useLoaderData() as CaseFormView<MissedShown | null>
  return <CaseFormPage design={planReviewDesign} schema={planReviewInput} before={<MissedPanel missed={missed} />} />
}
