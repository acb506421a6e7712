import { useLoaderData } from '@remix-run/react'
import { useMemo } from 'react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { answerKeyQuestion } from '#app/features/key-question/answer-key-question.command.server.ts'
import { keyAnswerInput } from '#app/features/key-question/key-answer.entry.ts'
import { keyAnswerDesign, keyAnswerFor } from '#app/features/key-question/key-answer-form.tsx'
import { KeyQuestion } from '#app/features/key-question/key-question-list.tsx'
import { answerBefore, askedQuestion } from '#app/features/key-question/key-questions-page.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Panel } from '#app/ui/panel.tsx'

export const loader = pageLoader(
  caseFormPage(answerKeyQuestion, keyAnswerFor, { extra: async (work) => askedQuestion(work), prefill: answerBefore }),
)
export const action = formAction(answerKeyQuestion, {
  to: ({ question }, { params }) => `/cases/${params.caseId ?? ''}/key-questions#question-${question}`,
})

export default function KeyQuestionPage() {
  const { extra: question } = useLoaderData<typeof loader>()
  const design = useMemo(
    () => ({
      ...keyAnswerDesign,
      id: `key-answer-${question.n}`,
      title: `Question ${question.n}: ${question.theme}`,
    }),
    [question.n, question.theme],
  )
  return (
    <CaseFormPage
      design={design}
      schema={keyAnswerInput}
      before={
        <Panel heading="So far">
          <KeyQuestion question={question} />
        </Panel>
      }
    />
  )
}
