import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { imminentDesign } from '#app/features/danger/danger-form.tsx'
import { dangerPageView } from '#app/features/danger/danger-page-view.server.ts'
import { CallFirst, MarkedAlready } from '#app/features/danger/danger-parts.tsx'
import { imminentInput } from '#app/features/danger/danger.entry.ts'
import { markImminent } from '#app/features/danger/mark-danger.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(markImminent, imminentDesign(), { extra: dangerPageView }))
export const action = formAction(markImminent, { saved: 'case' })

export default function DangerPage() {
  const { extra: view } = useLoaderData<typeof loader>()
  return (
    <CaseFormPage
      design={imminentDesign(view.nowText)}
      schema={imminentInput}
      before={
        <>
          <CallFirst view={view} />
          <MarkedAlready view={view} />
        </>
      }
    />
  )
}
