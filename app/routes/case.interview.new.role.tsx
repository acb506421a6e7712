import { useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { interviewOfRole, interviewPrefill } from '#app/features/interview/interview-opening.ts'
import { interviewInput } from '#app/features/interview/interview.entry.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordInterview, interviewOfRole, { prefill: interviewPrefill }))
export const action = formAction(recordInterview, { saved: 'case' })

export default function InterviewPage() {
  const design = interviewOfRole.design({ role: useParams().role })
  return design ? <CaseFormPage design={design} schema={interviewInput} /> : null
}
