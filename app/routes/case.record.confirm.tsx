import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { MentionsPanel, RequestShown } from '#app/features/case/record-panels.tsx'
import { recordShown } from '#app/features/case/record-shown.server.ts'
import { confirmExpungement } from '#app/features/expungement/confirm-expungement.command.server.ts'
import { confirmExpungementDesign, confirmExpungementInput } from '#app/features/expungement/expungement-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Panel } from '#app/ui/panel.tsx'

export const loader = pageLoader(caseFormPage(confirmExpungement, confirmExpungementDesign, { extra: recordShown }))
export const action = formAction(confirmExpungement, { to: ({ requestId }) => `/records/${requestId}` })

export default function ConfirmExpungementPage() {
  const { extra } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={confirmExpungementDesign}
      schema={confirmExpungementInput}
      before={
        <Panel heading="What was asked for">
          <RequestShown waiting={extra.waiting} />
        </Panel>
      }
      after={<MentionsPanel view={extra} />}
    />
  )
}
