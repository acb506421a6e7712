import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export interface SealedShown {
  sealed: { order: string; asked: string; by: string }
  asked: { order: string; by: string; own: boolean } | null
}

/** One sealed record: which order sealed it, and how it is opened again. */
export function SealedPage({ caseId, view }: { caseId: string; view: SealedShown }) {
  const place = `/records/sealed/${caseId}`
  const { asked } = view
  return (
    <>
      <p>
        <Link to="/records">Keeping and destroying</Link>
      </p>
      <PageHead lead="Nobody sees what is in it, and its number and its student are not shown here.">
        A sealed record
      </PageHead>
      <SealPanel view={view} />
      <Panel heading="Opening it again" id="open">
        {asked ? (
          <>
            <UnsealAsked asked={asked} />
            {asked.own ? <p>You asked for this. Somebody else confirms it.</p> : null}
            <p className="button-row">
              {asked.own ? null : <LinkButton to={`${place}/open`}>Look at it and open it again</LinkButton>}
              <LinkButton to={`${place}/keep`} kind="second">
                Leave it sealed
              </LinkButton>
            </p>
          </>
        ) : (
          <>
            <Empty>Nobody asked for it.</Empty>
            <p className="button-row">
              <LinkButton to={`${place}/ask`}>Ask for it to be opened again</LinkButton>
            </p>
          </>
        )}
      </Panel>
    </>
  )
}

/** On which order a record is sealed. */
function SealPanel({ view }: { view: SealedShown }) {
  return (
    <Panel heading="Sealed" id="sealed">
      <SummaryList
        rows={[
          { label: 'On the order', value: view.sealed.order },
          { label: 'Asked by', value: view.sealed.asked },
          { label: 'Sealed by', value: view.sealed.by },
        ]}
      />
    </Panel>
  )
}

/** Who asked that it be opened again, and on which order. */
function UnsealAsked({ asked }: { asked: NonNullable<SealedShown['asked']> }) {
  return (
    <SummaryList
      rows={[
        { label: 'On the order', value: asked.order },
        { label: 'Asked by', value: asked.by },
      ]}
    />
  )
}

/** What is read before a form about a sealed record: on which order it is sealed, and what was asked for. */
export function BeforeSealedForm({ view }: { view: SealedShown }) {
  return (
    <>
      <SealPanel view={view} />
      {view.asked ? (
        <Panel heading="What was asked for">
          <UnsealAsked asked={view.asked} />
        </Panel>
      ) : null}
    </>
  )
}
