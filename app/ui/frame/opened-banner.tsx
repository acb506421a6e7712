import { Button } from '../button.tsx'

/** By what somebody reads a case that is not theirs, for a short time. */
export type Opened =
  | {
      kind: 'emergency'
      /** "3:10 pm" */
      until: string
      /** Who looks it over: "Ana Beltrán or Dr. Helen Okafor". */
      reviewers: string
      caseId: string
      token: string
    }
  | { kind: 'audit' }

/** Stands above every page of a case that was opened for a short time. Its words say what its colour does. */
export function OpenedBanner({ opened }: { opened: Opened }) {
  if (opened.kind === 'audit')
    return (
      <div className="opened-banner opened-audit" role="region" aria-label="Opened to audit">
        <p>
          <strong>Opened to audit until tonight.</strong> Students by initials. Sealed parts stay closed.
        </p>
      </div>
    )
  return (
    <div className="opened-banner opened-emergency" role="region" aria-label="Opened in an emergency">
      <p>
        <strong>Opened in an emergency. Until {opened.until}.</strong> Everything you read is recorded, and{' '}
        {opened.reviewers} reviews it.
      </p>
      <form method="post" action={`/cases/${opened.caseId}/emergency/close`}>
        <input type="hidden" name="_token" value={opened.token} />
        <Button kind="second">Close it now</Button>
      </form>
    </div>
  )
}
