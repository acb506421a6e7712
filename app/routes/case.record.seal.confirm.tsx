import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { MentionsPanel, SealAskedShown } from '#app/features/case/record-panels.tsx'
import { recordShown } from '#app/features/case/record-shown.server.ts'
import { confirmSealing } from '#app/features/court-seal/seal.command.server.ts'
import { confirmSealDesign } from '#app/features/court-seal/seal-designs.ts'
import { confirmSealInput } from '#app/features/court-seal/seal-number.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Panel } from '#app/ui/panel.tsx'

export const loader = pageLoader(caseFormPage(confirmSealing, confirmSealDesign, { extra: recordShown }))
export const action = formAction(confirmSealing, { to: ({ caseId }) => `/records/sealed/${caseId}` })

export default function ConfirmSealPage() {
  const { extra } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={confirmSealDesign}
      schema={confirmSealInput}
      before={
        <Panel heading="What was asked for">
          <SealAskedShown seal={extra.seal} />
        </Panel>
      }
      after={<MentionsPanel view={extra} />}
    />
  )
}
