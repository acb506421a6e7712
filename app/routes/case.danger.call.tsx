import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { callAnswerDesign } from '#app/features/danger/danger-form.tsx'
import { dangerPageView } from '#app/features/danger/danger-page-view.server.ts'
import { CallFirst } from '#app/features/danger/danger-parts.tsx'
import { callAnswerInput } from '#app/features/danger/danger.entry.ts'
import { answerCall } from '#app/features/danger/mark-danger.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(answerCall, callAnswerDesign, { extra: dangerPageView }))
export const action = formAction(answerCall, { saved: 'case' })

export default function AnswerCallPage() {
  const { extra: view } = useLoaderData<typeof loader>()
  return <CaseFormPage design={callAnswerDesign} schema={callAnswerInput} before={<CallFirst view={view} />} />
}
