import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ConsentsPanel } from './consents-panel.tsx'
import type { LedgerLine, LedgerShown } from './ledger-shown.ts'

/** The list of what was shared of a case: who got what, when, by which law; and who asked to see the record. */
export function LedgerPage({ caseId, shown }: { caseId: string; shown: LedgerShown }) {
  const here = `/cases/${caseId}`
  return (
    <>
      <p className="button-row">
        <LinkButton to={`${here}/sharing`}>Can I share this?</LinkButton>
        {shown.may.record ? (
          <LinkButton to={`${here}/disclosures/new`} kind="second">
            Record that something was shared
          </LinkButton>
        ) : null}
        {shown.may.emergency ? (
          <LinkButton to={`${here}/disclosures/emergency`} kind="second">
            Record an emergency
          </LinkButton>
        ) : null}
      </p>
      {shown.cases.map((one) => (
        <Panel key={one.caseId} heading={shown.cases.length > 1 ? `Shared, ${one.number}` : 'Shared'}>
          <Lines lines={one.lines} at={`/cases/${one.caseId}`} may={shown.may} />
        </Panel>
      ))}
      {shown.adult ? null : <ConsentsPanel shown={shown} here={here} />}
      <Requests shown={shown} here={here} />
      <Changes shown={shown} here={here} />
      <p className="button-row">
        {shown.may.take ? (
          <>
            <Link to={`${here}/disclosures/paper`}>On paper</Link>
            {shown.adult ? null : <Link to={`${here}/disclosures/paper?for=parent`}>The parent’s copy</Link>}
          </>
        ) : null}
        {shown.all || shown.adult ? null : (
          <Link to={`${here}/disclosures?all=yes`}>With the student’s other cases</Link>
        )}
      </p>
    </>
  )
}

type May = LedgerShown['may']

function Lines({ lines, at, may }: { lines: readonly LedgerLine[]; at: string; may: May }) {
  if (lines.length === 0) return <Empty>Nothing was put on record as shared.</Empty>
  return (
    <ul className="task-list">
      {lines.map((one) => (
        <li key={one.id} className="task-row">
          <div className="task-main">
            <h3>
              {one.who} {one.unsettled ? <Tag>Not settled: ask counsel</Tag> : null}
            </h3>
            <LineRows one={one} />
            <p className="button-row">
              <Link to={`${at}/entries/${one.id}`} aria-label={`The whole entry: ${one.who}`}>
                The whole entry
              </Link>
              {may.take
                ? one.files.map((file) => (
                    <Link key={file.fileId} to={`${at}/package/${file.fileId}`} whole>
                      {`Take out ${file.name}`}
                    </Link>
                  ))
                : null}
              {one.made && may.record ? (
                <Link to={`${at}/disclosures/printed?which=${one.id}`} aria-label={`Count its pages: ${one.who}`}>
                  Count its pages
                </Link>
              ) : null}
              {one.running && may.emergency ? (
                <>
                  <Link to={`${at}/disclosures/emergency?renews=${one.id}`} aria-label={`It goes on: ${one.who}`}>
                    It goes on
                  </Link>
                  <Link to={`${at}/disclosures/end?which=${one.id}`} aria-label={`It is over: ${one.who}`}>
                    It is over
                  </Link>
                </>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What a line says, on the screen and on paper. */
export function LineRows({ one }: { one: LedgerLine }) {
  const what = [
    ...(one.told ? [one.told] : []),
    ...(one.given > 0 ? [`${one.given} ${one.given === 1 ? 'entry' : 'entries'}, as a file`] : []),
    ...(one.attached > 0 ? [`${one.attached} ${one.attached === 1 ? 'file' : 'files'} of the case, unchanged`] : []),
  ]
  const rows = [
    { label: 'When', value: one.when },
    { label: 'Who', value: one.kind },
    { label: 'Why', value: one.why },
    { label: 'By which law', value: one.law },
    ...(one.consent ? [{ label: 'Written consent', value: one.consent }] : []),
    ...(one.threat ? [{ label: 'The threat', value: one.threat }] : []),
    ...(one.purpose ? [{ label: 'Needed for', value: one.purpose }] : []),
    ...(what.length > 0 ? [{ label: 'What', value: what.join(' · ') }] : []),
    ...(one.leftOut.length > 0 ? [{ label: 'Left out', value: one.leftOut.join(', ') }] : []),
    ...(one.made ? [{ label: 'Pages', value: one.pages ?? 'Not printed, or not counted' }] : []),
    ...(one.until ? [{ label: 'Emergency', value: one.until }] : []),
    { label: 'May hand it on', value: one.notice ? 'No, and was told so' : 'Not said' },
    ...one.files.map(({ name, sha256 }) => ({
      label: `SHA-256 of ${name}`,
      value: <span className="hash">{sha256}</span>,
    })),
  ]
  return <SummaryList rows={rows} />
}

function Requests({ shown, here }: { shown: LedgerShown; here: string }) {
  const asked = shown.cases.flatMap((one) => one.asked)
  const open = asked.some((one) => !one.shown)
  return (
    <Panel heading="Who asked to see the record">
      {asked.length === 0 ? <Empty>Nobody so far.</Empty> : null}
      <ul className="plain-list" hidden={asked.length === 0}>
        {asked.map((one) => (
          <li key={one.id}>
            {one.who}, {one.when}. {one.shown ? `Shown on ${one.shown}.` : 'Not shown yet.'}{' '}
            <span className="quiet">{one.wants}</span>
          </li>
        ))}
      </ul>
      <p className="button-row">
        {shown.may.ask ? (
          <LinkButton to={`${here}/inspection/new`} kind="second">
            A parent asks to see it
          </LinkButton>
        ) : null}
        {open && shown.may.record ? <Link to={`${here}/inspection/package`}>Make what they may see</Link> : null}
        {open && shown.may.ask ? <Link to={`${here}/inspection/shown`}>It was shown</Link> : null}
      </p>
    </Panel>
  )
}

const answers = { changed: 'Changed.', refused: 'It stays.' } as const

/** What parents asked to change, what was answered, and the way on. */
function Changes({ shown, here }: { shown: LedgerShown; here: string }) {
  const { changes, may } = shown
  const waits = changes.some(({ answer }) => answer === null)
  const heard = changes.some(({ answer, stated }) => answer === 'refused' && !stated)
  return (
    <Panel heading="Who asked to change the record">
      {changes.length === 0 ? <Empty>Nobody so far.</Empty> : null}
      <ul className="plain-list" hidden={changes.length === 0}>
        {changes.map((one) => (
          <li key={one.id}>
            {one.who}: {one.about} {one.answer ? answers[one.answer] : 'Not decided yet.'}
            {one.stated ? ' What they say of it goes with the entry.' : ''} <span className="quiet">{one.wrong}</span>{' '}
            {one.answer && may.change ? (
              <Link to={`${here}/amendment/notice?which=${one.id}`} aria-label={`The letter to ${one.who}`}>
                The letter to the parent
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="button-row">
        {may.change ? (
          <LinkButton to={`${here}/amendment/new`} kind="second">
            A parent asks to change it
          </LinkButton>
        ) : null}
        {waits && may.decide ? <Link to={`${here}/amendment/decide`}>Decide</Link> : null}
        {heard && may.change ? <Link to={`${here}/amendment/statement`}>Add what the parent says</Link> : null}
      </p>
    </Panel>
  )
}
