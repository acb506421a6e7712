import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { policeDutyDesign } from '#app/features/police/police-form.tsx'
import { dutyPrefill, policeLaw } from '#app/domain/police-law.ts'
import { PoliceLawWords } from '#app/features/police/police-law-words.tsx'
import { policeDutyInput } from '#app/features/police/police.entry.ts'
import { recordPoliceDuty } from '#app/features/police/record-police.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordPoliceDuty, policeDutyDesign, {
    prefill: ({ caseFile, profile }) => dutyPrefill(policeLaw(caseFile, profile)),
    extra: ({ caseFile, profile }) => Promise.resolve(policeLaw(caseFile, profile)),
  }),
)
export const action = formAction(recordPoliceDuty, {
  saved: 'police/new',
})

export default function PoliceDutyPage() {
  const { extra: law } = useLoaderData<typeof loader>()
  return <CaseFormPage design={policeDutyDesign} schema={policeDutyInput} before={<PoliceLawWords law={law} />} />
}
