import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { MentionsPanel } from '#app/features/case/record-panels.tsx'
import { recordShown } from '#app/features/case/record-shown.server.ts'
import { courtOrderInput } from '#app/features/court-seal/court-seal.entry.ts'
import { askSealing } from '#app/features/court-seal/seal.command.server.ts'
import { askSealDesign } from '#app/features/court-seal/seal-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(askSealing, askSealDesign, { extra: recordShown }))
export const action = formAction(askSealing, { saved: 'record' })

export default function AskSealPage() {
  const { extra } = useLoaderData<typeof loader>()
  return <CaseFormPage design={askSealDesign} schema={courtOrderInput} after={<MentionsPanel view={extra} />} />
}
