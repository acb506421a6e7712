import { useLoaderData } from '@remix-run/react'
import { acknowledgeDesign } from '#app/features/acknowledge/acknowledge-form.ts'
import { acknowledgeInput } from '#app/features/acknowledge/acknowledge-input.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { ReportsShown } from '#app/features/report/report-view.tsx'
import { reportsShown } from '#app/features/report/reports-shown.ts'
import type { ReportShown } from '#app/features/report/reports-shown.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(acknowledgeReport, acknowledgeDesign, { extra: reportsShown }))
export const action = formAction(acknowledgeReport, { saved: 'case' })

export default function AcknowledgePage() {
  const { extra, zone, today } = useLoaderData() as CaseFormView<ReportShown[]>
  return (
    <CaseFormPage
      design={acknowledgeDesign}
      schema={acknowledgeInput}
      before={<ReportsShown reports={extra} zone={zone} today={today} />}
    />
  )
}
