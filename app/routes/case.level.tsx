import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { BeforeYouDecide, JoinFirst, LevelLinks } from '#app/features/level/level-head.tsx'
import { levelControls } from '#app/features/level/level-controls.tsx'
import { levelDesign } from '#app/features/level/level-form.tsx'
import { levelPage, levelSeen } from '#app/features/level/level-page.server.ts'
import { JudgeProposal, LevelProposalCard } from '#app/features/level/level-proposal.tsx'
import { levelInput } from '#app/features/level/level-proposed.entry.ts'
import { proposeLevel } from '#app/features/level/propose-level.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { NotHere } from '#app/ui/not-here.tsx'

export const loader = pageLoader(caseFormPage(levelSeen, levelDesign([]), { extra: levelPage }))
export const action = formAction(proposeLevel, { saved: 'level' })

export default function LevelPage() {
  const page = useLoaderData<typeof loader>()
  const { extra, caseId, token, basedOn } = page
  const [search] = useSearchParams()
  const { levels, imminent, evidence, proposal, before } = extra
  const design = useMemo(() => levelDesign(levels), [levels])
  const controls = useMemo(() => levelControls(caseId, imminent, evidence), [caseId, imminent, evidence])
  if (!extra.outside && extra.noneHere) {
    return (
      <CasePageFrame page={page} heading={design.title}>
        <NotHere at={`/cases/${caseId}`} {...extra.noneHere} />
      </CasePageFrame>
    )
  }
  if (extra.outside || (proposal && search.get('new') === null)) {
    return (
      <CasePageFrame page={page} heading={design.title} lead={design.lead}>
        {proposal && !extra.outside ? (
          <>
            <LevelProposalCard proposal={proposal} />
            <JudgeProposal
              caseId={caseId}
              mayApprove={extra.mayApprove}
              proposal={proposal}
              token={token}
              basedOn={basedOn}
            />
          </>
        ) : (
          <JoinFirst caseId={caseId} awaiting={extra.awaiting} />
        )}
      </CasePageFrame>
    )
  }
  return (
    <div className="level-page">
      <CaseFormPage
        design={design}
        schema={levelInput}
        controls={controls}
        before={
          <>
            <LevelLinks caseId={caseId} here="meeting" />
            <BeforeYouDecide caseId={caseId} lines={before} />
          </>
        }
      />
    </div>
  )
}
