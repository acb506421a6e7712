import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { sendLevelBackInput } from '#app/features/level/level-sent-back.entry.ts'
import { sendLevelBack } from '#app/features/level/send-level-back.command.server.ts'
import { sendLevelBackDesign } from '#app/features/level/level-form.tsx'
import { levelPage, waitingProposal } from '#app/features/level/level-page.server.ts'
import { LevelProposalCard } from '#app/features/level/level-proposal.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(sendLevelBack, sendLevelBackDesign, { extra: levelPage, hidden: waitingProposal }),
)
export const action = formAction(sendLevelBack, { saved: 'level' })

export default function SendLevelBackPage() {
  const { proposal } = useLoaderData<typeof loader>().extra
  return (
    <CaseFormPage
      design={sendLevelBackDesign}
      schema={sendLevelBackInput}
      before={proposal ? <LevelProposalCard proposal={proposal} /> : null}
    />
  )
}
