import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { interimAround } from '#app/features/interim/interim-around.ts'
import { InterimBeside } from '#app/features/interim/interim-beside.tsx'
import { interimDesign } from '#app/features/interim/interim-form.tsx'
import { interimInput } from '#app/features/interim/interim.entry.ts'
import { recordInterim } from '#app/features/interim/record-interim.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordInterim, interimDesign, {
    extra: ({ caseFile }) => Promise.resolve(interimAround(caseFile)),
  }),
)
export const action = formAction(recordInterim, { saved: 'case' })

export default function InterimPage() {
  const { extra: around } = useLoaderData<typeof loader>()
  return <CaseFormPage design={interimDesign} schema={interimInput} after={<InterimBeside around={around} />} />
}
