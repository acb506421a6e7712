import { useLoaderData, useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { answerRecusal } from '#app/features/recusal/answer-recusal.command.server.ts'
import { answerRecusalFor } from '#app/features/recusal/recusal-form.ts'
import { answerRecusalInput } from '#app/features/recusal/recusal-input.ts'
import { questionShown } from '#app/features/recusal/recusal-pages.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Notice } from '#app/ui/notice.tsx'

export const loader = pageLoader(caseFormPage(answerRecusal, answerRecusalFor, { extra: questionShown }))
export const action = formAction(answerRecusal, {
  to: ({ back }, { params }) => (back ? `/cases/${params.caseId ?? ''}/${back}?saved=yes` : '/work?answered=1'),
})

/** For whoever knows the student by initials only. */
const unsure = {
  out: 'You read initials only. Answer no only if you know it. Unanswered, they stay kept out, and nothing else waits.',
  in: 'You read initials only. Answer no only if you know it. Unanswered, they are not added to the team.',
}

export default function AnswerRecusalPage() {
  const { extra } = useLoaderData<typeof loader>()
  const design = answerRecusalFor.design({ recusalId: useParams().recusalId })
  const about = (
    <>
      <Notice>{`${extra.question} It seems so: ${extra.seems}.`}</Notice>
      {extra.byInitials ? <p>{unsure[extra.holds ? 'out' : 'in']}</p> : null}
    </>
  )
  return design ? <CaseFormPage design={design} schema={answerRecusalInput} before={about} /> : null
}
