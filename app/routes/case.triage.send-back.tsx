import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { sendBackDesign } from '#app/features/triage/triage-form.ts'
import { sendBackOutcome } from '#app/features/triage/send-back-outcome.command.server.ts'
import { ProposalRead } from '#app/features/triage/triage-before.tsx'
import { sendBackInput } from '#app/features/triage/triage-input.ts'
import { triageAround } from '#app/features/triage/triage-page.server.ts'
import type { TriageAround } from '#app/features/triage/triage-page.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(sendBackOutcome, sendBackDesign, { extra: triageAround }))
export const action = formAction(sendBackOutcome, { saved: 'case' })

export default function SendBackPage() {
  const { extra, caseId, zone, today } = useLoaderData() as CaseFormView<TriageAround>
  return (
    <CaseFormPage
      design={sendBackDesign}
      schema={sendBackInput}
      before={<ProposalRead around={extra} caseId={caseId} zone={zone} today={today} />}
    >
      <input type="hidden" name="proposalEntryId" value={extra.waiting?.entryId ?? ''} />
    </CaseFormPage>
  )
}
