import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { auditDesign, auditInput, pageAfter } from '#app/features/opening/audit-design.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Link } from '#app/ui/link.tsx'

export const loader = pageLoader(caseFormPage(openToAudit, auditDesign))
export const action = formAction(openToAudit, { to: ({ caseId }, { request }) => pageAfter(caseId, request.url) })

export default function OpenToAudit() {
  const { caseId } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={auditDesign}
      schema={auditInput}
      after={
        <p>
          Without opening it you can read <Link to={`/cases/${caseId}/access`}>who can see it</Link>,{' '}
          <Link to={`/cases/${caseId}/viewers`}>who viewed it</Link> and{' '}
          <Link to={`/cases/${caseId}/trail`}>its trail</Link>.
        </p>
      }
    />
  )
}
