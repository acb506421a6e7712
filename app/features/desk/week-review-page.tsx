import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Quotation } from '#app/ui/quotation.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { dayText } from '#app/ui/when.ts'
import { somethingFound } from './put-right.ts'
import type { WeekReviewView } from './week-review.query.server.ts'
import { WeightyTable } from './weighty-table.tsx'

type Shown = Omit<WeekReviewView, 'form'>

/** What a week had: how much, the decisions worth a look, and where to look further. */
export function WeekReview({ view }: { view: Shown }) {
  const { week, last, today, signed } = view
  const days = { from: week, until: last }
  return (
    <div className="desk">
      <SummaryList
        rows={[
          { label: 'Days', value: `${dayText(week, today)} to ${dayText(last, today)}` },
          { label: 'Events', value: view.events.toLocaleString('en-US') },
          { label: 'Refused', value: view.refused.toLocaleString('en-US') },
        ]}
      />
      <nav aria-label="More of this week" className="filters">
        <ul>
          <li>
            <Link to={`/audit/looks?${new URLSearchParams(days).toString()}`}>Looks worth asking about</Link>
          </li>
          <li>
            <Link to={`/audit?${new URLSearchParams({ ...days, act: 'refused' }).toString()}`}>What was refused</Link>
          </li>
          <li>
            <Link to={`/audit?${new URLSearchParams({ ...days, act: 'grant.' }).toString()}`}>Roles</Link>
          </li>
        </ul>
      </nav>
      <Panel heading="Decisions worth a look">
        {view.lines.length === 0 ? (
          <Empty>None in this week.</Empty>
        ) : (
          <WeightyTable lines={view.lines} zone={view.zone} today={today} />
        )}
        {view.older === null ? null : <p>There were more: these are the newest.</p>}
      </Panel>
      {signed ? <Signed signed={signed} /> : null}
    </div>
  )
}

/** A week that somebody signed. */
const Signed = ({ signed }: { signed: NonNullable<Shown['signed']> }) => (
  <Panel heading="Signed">
    <p>
      {signed.by}, {signed.at}. {signed.found ? somethingFound : 'Nothing has to be put right'}.
    </p>
    {signed.note ? <Quotation>{signed.note}</Quotation> : null}
    {signed.found && !signed.note ? <Notice>What was written can’t be read any more.</Notice> : null}
  </Panel>
)

/** Why there is no form, where there is none. */
export const whyNoForm = ({ over, maySign, signed }: Shown): string | null => {
  if (signed) return null
  if (!over) return 'This week is not over yet. It can be signed once it is.'
  return maySign ? null : 'An auditor signs it.'
}
