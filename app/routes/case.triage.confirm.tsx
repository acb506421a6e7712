import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { confirmDesign } from '#app/features/triage/confirm-form.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { ProposalRead, TriageBefore } from '#app/features/triage/triage-before.tsx'
import { confirmInput } from '#app/features/triage/triage-input.ts'
import { triageAround } from '#app/features/triage/triage-page.server.ts'
import type { TriageAround } from '#app/features/triage/triage-page.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { LinkButton } from '#app/ui/button.tsx'

export const loader = pageLoader(caseFormPage(confirmOutcome, confirmDesign, { extra: triageAround }))
export const action = formAction(confirmOutcome, { saved: 'case' })

export default function ConfirmPage() {
  const page = useLoaderData() as CaseFormView<TriageAround>
  const { extra, caseId, zone, today, token, basedOn } = page
  if (!extra.waiting || extra.waiting.own) {
    return (
      <CasePageFrame page={page} heading={confirmDesign.title}>
        <TriageBefore around={extra} caseId={caseId} zone={zone} today={today} token={token} basedOn={basedOn} />
      </CasePageFrame>
    )
  }
  return (
    <CaseFormPage
      design={confirmDesign}
      schema={confirmInput}
      before={<ProposalRead around={extra} caseId={caseId} zone={zone} today={today} />}
      after={
        <p>
          <LinkButton to={`/cases/${caseId}/triage/send-back`}>Send back with a question</LinkButton>
        </p>
      }
    >
      <input type="hidden" name="proposalEntryId" value={extra.waiting.entryId} />
    </CaseFormPage>
  )
}
