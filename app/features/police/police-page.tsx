import { LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import { instantText, momentText } from '#app/ui/when.ts'
import { PoliceLawWords } from './police-law-words.tsx'
import type { PoliceView } from './police-page-view.server.ts'

const dutyWords = { yes: 'Yes', no: 'No', 'not-applicable': 'Not applicable' } as const

/** Police on one page: told or not, the four short forms, the evidence packet. */
export function PolicePage({ view }: { view: PoliceView }) {
  const here = `/cases/${view.caseId}/police`
  const when = (at: Parameters<typeof momentText>[0]) => momentText(at, view.zone, view.today)
  const last = view.told.at(-1)
  return (
    <>
      <p className="lead">
        <strong>{last ? `Reported ${when(last.at)}` : 'Not yet reported'}</strong>
        {last ? `: ${last.whom}, ${last.agency}, by ${last.by}` : ''}
      </p>
      <Panel
        heading="Must police be told?"
        aside={
          <LinkButton to={`${here}/duty/new`} kind="second">
            Answer this
          </LinkButton>
        }
      >
        <PoliceLawWords law={view.law} />
        {view.duty ? (
          <p>
            {dutyWords[view.duty.answer]}. {view.duty.reason}
          </p>
        ) : (
          <p>Not answered yet.</p>
        )}
        {view.awareSince ? (
          <p>
            Aware since {instantText(view.awareSince, view.zone, view.today)}
            {view.aware.length > 0 ? `: ${view.aware.join(', ')}` : ''}.
          </p>
        ) : null}
      </Panel>
      <Panel
        heading="Told"
        aside={
          <LinkButton to={`${here}/told/new`} kind="main">
            Record: police told
          </LinkButton>
        }
      >
        <Lines
          empty="Nobody has been told yet."
          lines={view.told.map(
            (one) =>
              `${when(one.at)}: ${one.whom}, ${one.agency}, by ${one.by}${one.incident ? `. Incident ${one.incident}` : ''}`,
          )}
        />
      </Panel>
      <Panel heading="Decided" aside={<LinkButton to={`${here}/decided/new`}>Record what they decided</LinkButton>}>
        <Lines empty="Nothing recorded yet." lines={view.decided.map((one) => `${when(one.at)}: ${one.what}`)} />
      </Panel>
      <Panel
        heading="Firearm registry review"
        aside={<LinkButton to={`${here}/registry/new`}>Record the review</LinkButton>}
      >
        <Lines
          empty="Not recorded yet. Only that it was done is written here, never what it said."
          lines={view.registry ? [registryLine(view.registry, when)] : []}
        />
      </Panel>
      <Packet view={view} />
    </>
  )
}

function Lines({ lines, empty }: { lines: readonly string[]; empty: string }) {
  if (lines.length === 0) return <p>{empty}</p>
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The files of the case, each with its hash, so that a copy that was given can be compared. */
function Packet({ view }: { view: PoliceView }) {
  return (
    <Panel heading="Evidence packet" aside={<LinkButton to={`/cases/${view.caseId}/file/new`}>Add a file</LinkButton>}>
      {view.packet.length === 0 ? (
        <p>No files yet.</p>
      ) : (
        <Table
          cards
          name="Files of this case with their hashes"
          rows={view.packet}
          keyOf={(file) => file.fileId}
          columns={[
            {
              heading: 'File',
              names: true,
              cell: (file) =>
                file.state !== 'open' ? (
                  `${file.name}${file.state === 'blocked' ? ' (blocked)' : ''}`
                ) : (
                  <Link to={`/cases/${view.caseId}/file/${file.fileId}`} whole>
                    {file.name}
                  </Link>
                ),
            },
            { heading: 'What it shows', cell: (file) => file.what },
            { heading: 'Given to police', cell: (file) => (file.given ? 'Yes' : 'Not yet') },
            { heading: 'SHA-256', cell: (file) => <code className="hash">{file.sha256}</code> },
          ]}
        />
      )}
    </Panel>
  )
}

/** Done, when and by whom; a review that is not done yet is by nobody. */
function registryLine(
  review: NonNullable<PoliceView['registry']>,
  when: (at: Parameters<typeof momentText>[0]) => string,
): string {
  const by = [review.officer, review.agency].filter(Boolean).join(', ')
  return `${review.done === 'yes' ? 'Done' : 'Not done yet'}, ${when(review.at)}${by ? `: ${by}` : ''}`
}
