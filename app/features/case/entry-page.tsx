import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { instantText, momentText } from '#app/ui/when.ts'
import type { AroundPage } from './around-page.ts'
import { CasePageFrame } from './case-page-frame.tsx'
import type { VersionShown } from './entry-page.query.server.ts'
import { EntryView } from './entry-views.tsx'

export interface EntryPageView extends AroundPage {
  sentence: string
  withdrawn: boolean
  versions: readonly VersionShown[]
  names: EntryShown['names']
  mayCorrect: boolean
  files: readonly { id: string; name: string; blocked: boolean; mayTake: boolean; mayBlock: boolean }[]
  visit: { href: string; finished: boolean } | null
  statement: { interviewId: string; read: boolean; token: string } | null
}

/** One entry: what was put on record, by whom and when; earlier versions stay below it. */
export function EntryPage({ view }: { view: EntryPageView }) {
  const [newest, ...earlier] = view.versions
  if (!newest) return null
  return (
    <CasePageFrame page={view} heading={view.withdrawn ? 'A withdrawn entry' : view.sentence}>
      <Version version={newest} view={view} headings={2} />
      <Files view={view} />
      {view.statement ? <ReadStatement statement={view.statement} caseId={view.caseId} /> : null}
      {view.visit ? (
        <p className="button-row">
          <LinkButton to={view.visit.href} kind="second">
            {view.visit.finished ? 'The parts of this visit' : 'Go on with this visit'}
          </LinkButton>
        </p>
      ) : null}
      {view.mayCorrect ? (
        <p className="button-row">
          <LinkButton to={`/cases/${view.caseId}/entries/${newest.id}/correct`}>Correct or withdraw</LinkButton>
        </p>
      ) : null}
      {earlier.length > 0 ? (
        <Panel heading={earlier.length === 1 ? 'The earlier version' : 'Earlier versions'}>
          {earlier.map((version) => (
            <details key={version.id}>
              <summary>
                Recorded {instantText(version.recordedAt, view.zone, view.today)} by {version.by}
              </summary>
              <Version version={version} view={view} />
            </details>
          ))}
        </Panel>
      ) : null}
      <p>
        <Link to={`/cases/${view.caseId}#timeline`}>Back to the case</Link>
      </p>
    </CasePageFrame>
  )
}

/** What came with the entry: each look at a file is on record. */
function Files({ view: { files, caseId } }: { view: EntryPageView }) {
  if (files.length === 0) return null
  return (
    <Panel heading={files.length === 1 ? 'The file' : 'The files'}>
      <ul>
        {files.map(({ id, name, blocked, mayTake, mayBlock }) => (
          <li key={id}>
            {blocked ? `${name}, blocked` : mayTake ? <a href={`/cases/${caseId}/file/${id}`}>{name}</a> : name}
            {mayBlock ? (
              <>
                {' · '}
                <Link to={`/cases/${caseId}/file/${id}/block`}>Block this file</Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** "I have read this": a level waits for whoever has not (R7). */
function ReadStatement({ statement, caseId }: { statement: NonNullable<EntryPageView['statement']>; caseId: string }) {
  if (statement.read) return <p className="quiet">You said that you have read this.</p>
  return (
    <form method="post" action={`/cases/${caseId}/interview/${statement.interviewId}/read`}>
      <input type="hidden" name="_token" value={statement.token} />
      <Button kind="main">I have read this</Button>
    </form>
  )
}

const Version = ({ version, view, headings }: { version: VersionShown; view: EntryPageView; headings?: 2 | 3 }) => (
  <>
    <p className="quiet">
      {momentText(version.happened, view.zone, view.today)} · recorded{' '}
      {instantText(version.recordedAt, view.zone, view.today)} by {version.by}
    </p>
    <EntryView
      kind={version.kind}
      parts={version.parts}
      zone={view.zone}
      today={view.today}
      names={view.names}
      headings={headings}
    />
  </>
)
