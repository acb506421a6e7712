import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { CorrectionView } from './correction-page.server.ts'

/** What is being corrected, why it can't be here, and the way to withdraw it. */
export function CorrectionNotes({ view }: { view: CorrectionView }) {
  const here = `/cases/${view.caseId}/entries/${view.entryId}`
  return (
    <>
      <p className="quiet">{view.sentence}</p>
      {view.elsewhere ? (
        <p className="button-row">
          <LinkButton to={view.elsewhere} kind="main">
            Open this part of the visit
          </LinkButton>
        </p>
      ) : view.cannot ? (
        <Notice>{view.cannot}</Notice>
      ) : null}
      {view.own ? (
        <p className="button-row">
          <LinkButton to={`${here}/withdraw`}>Withdraw it instead</LinkButton>
        </p>
      ) : (
        <Notice>Somebody else recorded this. Record a new entry that says what is different.</Notice>
      )}
    </>
  )
}
