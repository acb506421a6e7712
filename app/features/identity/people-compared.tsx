import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { IdentityAround } from './identity-page.server.ts'

/** The roster's facts side by side, with the warning where names are similar, and the way to somebody else. */
export function PeopleCompared({ around, caseId }: { around: IdentityAround; caseId: string }) {
  return (
    <div className="before-form">
      {around.alike ? (
        <Notice tone="warning" heading="Similar names">
          Compare two things before you confirm. The wrong student has been taken out of class before.
        </Notice>
      ) : null}
      {around.people.length === 0 ? <Notice>The report names nobody on the roster.</Notice> : null}
      <div className="people-compared">
        {around.people.map((person) => (
          <Panel key={person.id} heading={person.name}>
            <SummaryList rows={person.facts} />
          </Panel>
        ))}
      </div>
      <p>
        <LinkButton to={`/cases/${caseId}/identify/find`}>Find somebody else</LinkButton>
      </p>
    </div>
  )
}
