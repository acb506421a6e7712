import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { ReportFormPage } from '#app/features/report/referral-page.tsx'
import type { ReportFormView } from '#app/features/report/referral-page.tsx'
import { enteredDesign } from '#app/features/report/report-form.ts'
import { enteredInput } from '#app/features/report/report-input.ts'
import { enteredPage } from '#app/features/report/report-pages.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'

export const loader = pageLoader(enteredPage)
export const action = formAction(enterReport, {
  files: { files: { most: 5 } },
  to: ({ caseId }) => `/reports/${caseId}/sent`,
})

export default function ReferForSomebody() {
  const [search] = useSearchParams()
  return (
    <ReportFormPage
      design={enteredDesign}
      schema={enteredInput}
      page={useLoaderData() as ReportFormView}
      answer={useActionData() as FormAnswer | undefined}
      afresh={search.get('draft') === 'no'}
    />
  )
}
