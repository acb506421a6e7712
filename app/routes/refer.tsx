import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { referralInput } from '#app/features/report/report-input.ts'
import { referralPage } from '#app/features/report/report-pages.query.server.ts'
import { ReportFormPage } from '#app/features/report/referral-page.tsx'
import type { ReferralView } from '#app/features/report/referral-page.tsx'
import { referralDesign } from '#app/features/report/report-form.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { Link } from '#app/ui/link.tsx'

export const loader = pageLoader(referralPage)
export const action = formAction(sendReport, {
  files: { files: { most: 5 } },
  to: ({ caseId }) => `/reports/${caseId}/sent`,
})

export default function Refer() {
  const page = useLoaderData() as ReferralView
  const [search] = useSearchParams()
  return (
    <ReportFormPage
      design={referralDesign(page.askSchool)}
      schema={referralInput}
      page={page}
      answer={useActionData() as FormAnswer | undefined}
      afresh={search.get('draft') === 'no'}
      after={
        page.mayEnter ? (
          <p>
            <Link to="/refer/for-somebody">Enter a report for somebody else</Link>
          </p>
        ) : null
      }
    />
  )
}
