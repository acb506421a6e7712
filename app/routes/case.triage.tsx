import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { TriageBefore } from '#app/features/triage/triage-before.tsx'
import { triageDesign } from '#app/features/triage/triage-form.ts'
import { proposeInput } from '#app/features/triage/triage-input.ts'
import { triageAround } from '#app/features/triage/triage-page.server.ts'
import type { TriageAround } from '#app/features/triage/triage-page.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(proposeOutcome, triageDesign, { extra: triageAround }))
export const action = formAction(proposeOutcome, { saved: 'case' })

export default function TriagePage() {
  const page = useLoaderData() as CaseFormView<TriageAround>
  const { extra, caseId, zone, today, token, basedOn } = page
  const before = (
    <TriageBefore
      around={extra}
      caseId={caseId}
      zone={zone}
      today={today}
      token={`${token}-confirm`}
      basedOn={basedOn}
    />
  )
  if (!extra.ended) return <CaseFormPage design={triageDesign} schema={proposeInput} before={before} />
  return (
    <CasePageFrame page={page} heading="Two people confirm every triage">
      {before}
    </CasePageFrame>
  )
}
