import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { Consequences } from '#app/features/recusal/consequences.tsx'
import { declareRecusalDesign } from '#app/features/recusal/recusal-form.ts'
import { declareRecusalInput } from '#app/features/recusal/recusal-input.ts'
import { leavingShown } from '#app/features/recusal/recusal-pages.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(declareRecusal, declareRecusalDesign, { extra: leavingShown }))
export const action = formAction(declareRecusal, { to: '/work?left=own' })

export default function DeclareRecusalPage() {
  const { extra } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={declareRecusalDesign}
      schema={declareRecusalInput}
      before={<Consequences leaving={extra} />}
    />
  )
}
