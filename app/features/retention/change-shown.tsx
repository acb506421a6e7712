import { LinkButton } from '#app/ui/button.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { ChangeShown } from './retention-forms.query.server.ts'

/** What somebody proposed, for whoever approves or declines it. */
export function ChangePanel({ change }: { change: ChangeShown }) {
  return (
    <Panel heading="What was proposed">
      <SummaryList
        rows={[
          { label: 'What', value: change.label },
          { label: 'In force', value: change.before },
          { label: 'Proposed', value: change.after },
          { label: 'Where that comes from', value: change.basis },
          { label: 'Why', value: change.reason },
          { label: 'Proposed by', value: change.proposed },
        ]}
      />
      {change.notYours ? <p>{change.notYours}</p> : null}
    </Panel>
  )
}

/** Leads from approving to declining. */
export const DeclineLink = ({ change }: { change: ChangeShown }) => (
  <p>
    <LinkButton to={`/records/schedule/changes/${change.id}/decline`} kind="second">
      {change.notYours ? 'Take it back' : 'Decline it instead'}
    </LinkButton>
  </p>
)
