import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { standDownDesign } from '#app/features/danger/danger-form.tsx'
import { dangerPageView } from '#app/features/danger/danger-page-view.server.ts'
import { WaitingStandDown } from '#app/features/danger/danger-parts.tsx'
import { standDownInput } from '#app/features/danger/danger.entry.ts'
import { proposeStandDown } from '#app/features/danger/stand-down.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(proposeStandDown, standDownDesign, { extra: dangerPageView }))
export const action = formAction(proposeStandDown, { saved: 'case' })

export default function StandDownPage() {
  const { extra: view } = useLoaderData<typeof loader>()
  return <CaseFormPage design={standDownDesign} schema={standDownInput} before={<WaitingStandDown view={view} />} />
}
