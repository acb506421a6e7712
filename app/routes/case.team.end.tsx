import { useLoaderData, useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { endMember } from '#app/features/team/end-member.command.server.ts'
import { endMemberFor } from '#app/features/team/team-form.tsx'
import { endMemberInput } from '#app/features/team/team-input.ts'
import { askedMember } from '#app/features/team/team-page.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(endMember, endMemberFor, { extra: (work) => Promise.resolve(askedMember(work)) }),
)
export const action = formAction(endMember, { saved: 'team' })

export default function EndMemberPage() {
  const { extra: name } = useLoaderData<typeof loader>()
  const design = endMemberFor.design({ userId: useParams().userId })
  return design ? <CaseFormPage design={design} schema={endMemberInput} before={<p>{name}</p>} /> : null
}
