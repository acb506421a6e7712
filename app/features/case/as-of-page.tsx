import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import type { Identity } from '#app/ui/frame/identity-bar.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { dayText, instantText, momentText } from '#app/ui/when.ts'
import type { AroundPage } from './around-page.ts'
import { CasePageFrame } from './case-page-frame.tsx'
import type { TimelineShown } from './timeline-lines.ts'

export interface AsOfView extends AroundPage {
  asked: { day: string; time: string }
  /** What was asked for is still to come. */
  future: boolean
  /** What the address asked for that can't be used. */
  refused?: { errors: Readonly<Record<string, string>>; typed: Readonly<Record<string, string>> } | null
  then: {
    moment: string
    wholeDay: string | null
    known: boolean
    identity: Identity
    rightNow: readonly string[]
    decisions: readonly { id: string; what: string; by: string; happened: { on: string; at: string | null } }[]
    timeline: readonly TimelineShown[]
  } | null
}

/** The case as it stood on record at a day and time. */
export function AsOfPage({ view }: { view: AsOfView }) {
  const { asked, then } = view
  const errors = view.refused?.errors ?? {}
  const typed = view.refused?.typed ?? {}
  return (
    <CasePageFrame
      page={view}
      heading="What was on record then"
      lead="Only what had been put on record by that moment."
    >
      <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ message, href: `#${name}` }))} />
      <form method="get" action={`/cases/${view.caseId}/as-of`} className="filter-form no-print">
        <PlainField name="day" label="Day" type="date" value={typed.day ?? asked.day} error={errors.day} />
        <PlainField
          name="time"
          label="Time (optional)"
          type="time"
          value={typed.time ?? asked.time}
          error={errors.time}
        />
        <Button>Show</Button>
      </form>
      {view.future ? (
        <Empty heading="That is still to come.">Choose a day up to today: {dayText(view.today, view.today)}.</Empty>
      ) : null}
      {then && !view.refused ? <Then view={view} then={then} /> : null}
    </CasePageFrame>
  )
}

/** What held then, a line each. */
function RightThen({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <>Nothing</>
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Then({ view, then }: { view: AsOfView; then: NonNullable<AsOfView['then']> }) {
  if (!then.known) return <Empty heading="Nothing was on record yet." />
  const { identity } = then
  return (
    <>
      <Panel
        heading={`As of ${then.wholeDay ? `the end of ${dayText(then.wholeDay, view.today)}` : instantText(then.moment, view.zone, view.today)}`}
      >
        <SummaryList
          rows={[
            { label: 'Student', value: identity.name ?? 'Not known yet' },
            { label: 'Stage', value: identity.stage },
            ...(identity.level
              ? [{ label: 'Level of concern', value: identity.level.replace(/^Level of concern: /, '') }]
              : []),
            { label: 'Right then', value: <RightThen lines={then.rightNow} />, wide: true },
          ]}
        />
      </Panel>
      <Panel heading="Decisions by then">
        {then.decisions.length === 0 ? <Empty>None.</Empty> : null}
        <ul className="plain-list">
          {then.decisions.map((one) => (
            <li key={one.id}>
              {one.what}{' '}
              <span className="quiet">
                {one.by}, {momentText(one.happened, view.zone, view.today)}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel heading="Timeline by then">
        <Timeline items={then.timeline} zone={view.zone} today={view.today} />
      </Panel>
    </>
  )
}
