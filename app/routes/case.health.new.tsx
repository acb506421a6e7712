import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { healthDesign } from '#app/features/health/health-form.tsx'
import { healthInput } from '#app/features/health/health.entry.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordHealth, healthDesign))
export const action = formAction(recordHealth, { saved: 'case' })

export default function HealthPage() {
  return <CaseFormPage design={healthDesign} schema={healthInput} />
}
