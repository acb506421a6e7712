import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { teamDesign } from '#app/features/team/team-form.tsx'
import { TeamList } from '#app/features/team/team-list.tsx'
import { teamShown } from '#app/features/team/team-page.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage({ permission: 'team.read' }, teamDesign, { extra: teamShown }))

export default function TeamPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading={teamDesign.title}>
      <TeamList caseId={page.caseId} team={page.extra} />
    </CasePageFrame>
  )
}
