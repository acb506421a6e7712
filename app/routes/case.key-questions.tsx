import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { answerKeyQuestion } from '#app/features/key-question/answer-key-question.command.server.ts'
import { keyQuestionsDesign } from '#app/features/key-question/key-answer-form.tsx'
import { KeyQuestionList } from '#app/features/key-question/key-question-list.tsx'
import { keyQuestionsShown } from '#app/features/key-question/key-questions-page.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(answerKeyQuestion, keyQuestionsDesign, { extra: async (work) => keyQuestionsShown(work) }),
)

export default function KeyQuestionsPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading={keyQuestionsDesign.title} lead={keyQuestionsDesign.lead}>
      <KeyQuestionList caseId={page.caseId} questions={page.extra} />
    </CasePageFrame>
  )
}
