import { useLoaderData, useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { endRecusal } from '#app/features/recusal/end-recusal.command.server.ts'
import { endRecusalFor } from '#app/features/recusal/recusal-form.ts'
import { endRecusalInput } from '#app/features/recusal/recusal-input.ts'
import { recusalShown } from '#app/features/recusal/recusal-pages.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Notice } from '#app/ui/notice.tsx'

export const loader = pageLoader(caseFormPage(endRecusal, endRecusalFor, { extra: recusalShown }))
export const action = formAction(endRecusal, { saved: 'recusals' })

export default function EndRecusalPage() {
  const { extra } = useLoaderData<typeof loader>()
  const design = endRecusalFor.design({ recusalId: useParams().recusalId })
  const about = <Notice>{`${extra.name}: ${extra.seems}.`}</Notice>
  return design ? <CaseFormPage design={design} schema={endRecusalInput} before={about} /> : null
}
