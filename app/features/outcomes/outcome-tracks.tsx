import { LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { FormDesign } from '#app/ui/form/design.ts'
import type { TrackShown } from './outcomes-page.ts'

export const outcomesDesign: FormDesign = {
  id: 'outcomes',
  title: 'Outcomes',
  lead: 'Independent tracks. “None” is an outcome too, with its reason.',
  submit: '',
  sections: [],
}

/** What came of the case, track by track. */
export function OutcomeTracks({ caseId, tracks }: { caseId: string; tracks: readonly TrackShown[] }) {
  return (
    <>
      {tracks.map(({ id, heading, lines, links }) => (
        <Panel key={id} heading={heading}>
          {lines.length === 0 ? <p className="quiet">Nothing on record yet.</p> : null}
          <ul className="plain-list">
            {lines.map(({ entryId, sentence, when, more }) => (
              <li key={entryId}>
                <Link to={`/cases/${caseId}/entries/${entryId}`}>{sentence}</Link> <span className="quiet">{when}</span>
                {more ? <p>{more}</p> : null}
              </li>
            ))}
          </ul>
          <p className="button-row">
            {links.map(({ label, place }) => (
              <LinkButton key={place} to={`/cases/${caseId}/${place}`}>
                {label}
              </LinkButton>
            ))}
          </p>
        </Panel>
      ))}
    </>
  )
}
