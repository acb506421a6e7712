import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { confirmStandDownDesign } from '#app/features/danger/danger-form.tsx'
import { dangerPageView } from '#app/features/danger/danger-page-view.server.ts'
import { StandDownReason } from '#app/features/danger/danger-parts.tsx'
import { confirmStandDownInput } from '#app/features/danger/danger.entry.ts'
import { confirmStandDown } from '#app/features/danger/stand-down.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(confirmStandDown, confirmStandDownDesign, {
    extra: dangerPageView,
    hidden: ({ caseFile }) => ({ proposalId: caseFile.danger.standDown.proposed?.entryId ?? '' }),
  }),
)
export const action = formAction(confirmStandDown, { saved: 'case' })

export default function ConfirmStandDownPage() {
  const { extra: view } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={confirmStandDownDesign}
      schema={confirmStandDownInput}
      before={<StandDownReason view={view} />}
    />
  )
}
