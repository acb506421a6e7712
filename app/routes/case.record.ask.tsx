import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { MentionsPanel } from '#app/features/case/record-panels.tsx'
import { recordShown } from '#app/features/case/record-shown.server.ts'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import {
  askExpungementDesign,
  askExpungementInput,
  askFirstExpungementDesign,
} from '#app/features/expungement/expungement-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(askExpungement, askExpungementDesign, { extra: recordShown }))
export const action = formAction(askExpungement, { saved: 'record' })

export default function AskExpungementPage() {
  const { extra } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={extra.cameBack ? askExpungementDesign : askFirstExpungementDesign}
      schema={askExpungementInput}
      after={<MentionsPanel view={extra} />}
    />
  )
}
