import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { approveLevelInput } from '#app/features/level/level-approved.entry.ts'
import { approveLevel } from '#app/features/level/approve-level.command.server.ts'
import { approveLevelDesign } from '#app/features/level/level-form.tsx'
import { JoinFirst } from '#app/features/level/level-head.tsx'
import { levelPage, waitingProposal } from '#app/features/level/level-page.server.ts'
import { JudgeProposal, LevelProposalCard } from '#app/features/level/level-proposal.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { NotHere } from '#app/ui/not-here.tsx'

export const loader = pageLoader(
  caseFormPage(approveLevel, approveLevelDesign, { extra: levelPage, hidden: waitingProposal }),
)
export const action = formAction(approveLevel, { saved: 'case' })

export default function ApproveLevelPage() {
  const page = useLoaderData<typeof loader>()
  const { caseId, token, basedOn } = page
  const { proposal, outside, awaiting, mayApprove, noneHere } = page.extra
  if (!outside && noneHere) {
    return (
      <CasePageFrame page={page} heading={approveLevelDesign.title}>
        <NotHere at={`/cases/${caseId}`} {...noneHere} />
      </CasePageFrame>
    )
  }
  if (outside || !proposal || proposal.own || proposal.question || !mayApprove) {
    return (
      <CasePageFrame page={page} heading={approveLevelDesign.title}>
        {outside ? (
          <JoinFirst caseId={caseId} awaiting={awaiting} />
        ) : proposal ? (
          <>
            <LevelProposalCard proposal={proposal} />
            <JudgeProposal
              caseId={caseId}
              mayApprove={mayApprove}
              proposal={proposal}
              token={token}
              basedOn={basedOn}
            />
          </>
        ) : (
          <p>No level of concern awaits approval here.</p>
        )}
      </CasePageFrame>
    )
  }
  return (
    <CaseFormPage
      design={approveLevelDesign}
      schema={approveLevelInput}
      before={<LevelProposalCard proposal={proposal} />}
      after={
        <p>
          <LinkButton to={`/cases/${caseId}/level/send-back`}>Send back with a question</LinkButton>
        </p>
      }
    />
  )
}
