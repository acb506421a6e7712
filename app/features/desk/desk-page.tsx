import { BarChart } from '#app/ui/bar-chart.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import { WhoAndWhen } from '#app/ui/form/who-and-when.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { ProofLines } from '#app/ui/proof-lines.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { dayText } from '#app/ui/when.ts'
import type { DeskView } from './desk.query.server.ts'
import { WeightyTable } from './weighty-table.tsx'

/** What an auditor begins from, in the order of what is asked first. */
export function DeskPage({ view }: { view: DeskView }) {
  return (
    <div className="desk">
      {view.signed ? <Notice tone="done">The week is signed.</Notice> : null}
      <ProofLines lines={view.proof} zone={view.zone} today={view.today} />
      <FindCase view={view} />
      <Panel heading="Decisions worth a look" id="decisions">
        <p className="quiet">
          Of the last {view.days} days: levels lowered, cases closed, screenings ended, steps taken without something,
          emergencies. What protects is not listed.
        </p>
        {view.lines.length === 0 ? (
          <Empty>None in these days.</Empty>
        ) : (
          <WeightyTable lines={view.lines} zone={view.zone} today={view.today} />
        )}
        {view.older === null ? null : <Pagination older={`/audit/desk?before=${view.older}#decisions`} />}
      </Panel>
      <Weeks view={view} />
      <OnePerson view={view} />
      <Samples view={view} />
      <Panel heading="In charts">
        <BarChart title="Events a day" each="Day" {...view.activity.days} />
        <BarChart title="Decisions a month" each="Month" {...view.activity.months} />
      </Panel>
      <nav aria-label="More of the record" className="no-print">
        <ul className="plain-list">
          <li>
            <Link to="/audit">The whole audit log</Link>
          </li>
          <li>
            <Link to="/audit/looks">Looks worth asking about</Link>
          </li>
        </ul>
      </nav>
    </div>
  )
}

function FindCase({ view }: { view: DeskView }) {
  const { found } = view
  return (
    <Panel heading="Find a case">
      <form method="get" action="/audit/desk" className="filter-form no-print" aria-label="Find a case">
        <PlainField name="number" label="Case or report number" hint="Such as RA-27-0001" value={view.number} />
        <Button kind="second">Find</Button>
      </form>
      {view.lookedFor && !found ? (
        <Empty>No case has the number {view.number}, or it is not shown to you.</Empty>
      ) : null}
      {found ? (
        <>
          <SummaryList
            rows={[
              { label: 'Number', value: found.number },
              { label: 'School', value: found.school ?? 'Not known' },
              { label: 'Stage', value: found.stage },
            ]}
          />
          <nav aria-label={`About ${found.number}`} className="filters">
            <ul>
              {found.ways.map(({ label, href }) => (
                <li key={href}>
                  <Link to={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        </>
      ) : null}
    </Panel>
  )
}

/** The week's review: what waits for a signature, and the week that runs. */
function Weeks({ view: { weeks, today } }: { view: DeskView }) {
  const { waiting, running, last } = weeks
  const link = (week: string) => <Link to={`/audit/weeks/${week}`}>The week of {dayText(week, today)}</Link>
  return (
    <Panel heading="The week’s review">
      {waiting.length === 0 ? <p>Every week that is over is signed.</p> : null}
      <ul className="plain-list">
        {waiting.map((week) => (
          <li key={week}>{link(week)}: not signed yet</li>
        ))}
        <li>{link(running)}: runs</li>
        {last ? (
          <li>
            {link(last.week)}: signed by {last.by}
            {last.found ? '; something has to be put right' : ''}
          </li>
        ) : null}
      </ul>
    </Panel>
  )
}

/** Cases drawn at random, with how far somebody has come with them. */
const Samples = ({ view: { samples, mayDraw } }: { view: DeskView }) => (
  <Panel
    heading="Cases drawn at random"
    aside={mayDraw ? <LinkButton to="/audit/samples/new">Draw cases</LinkButton> : undefined}
  >
    {samples.length === 0 ? <Empty>None was drawn yet.</Empty> : null}
    <ul className="plain-list">
      {samples.map(({ id, at, drawn, done }) => (
        <li key={id}>
          <Link to={`/audit/samples/${id}`}>Drawn {at}</Link>: {done} of {drawn} looked at
        </li>
      ))}
    </ul>
  </Panel>
)

/** Leads to all that one person saw or took out; the days are chosen there. */
const OnePerson = ({ view }: { view: DeskView }) => (
  <Panel heading="What one person saw">
    <WhoAndWhen action="/audit/person" name="What one person saw" none="Choose somebody" people={view.people} />
  </Panel>
)
