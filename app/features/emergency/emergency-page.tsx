import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Quotation } from '#app/ui/quotation.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { instantText, timeText } from '#app/ui/when.ts'

export interface EmergencyView {
  zone: string
  today: string
  number: string
  who: string
  startedAt: string
  until: string
  over: boolean
  why: string
  /** Null where it can’t be read any more. */
  reason: string | null
  dueAt: string | null
  suspends: boolean
  verdict: string | null
  note: string | null
  reviewable: boolean
  reviewedBy: string | null
  reviewedAt: string | null
  read: readonly { seq: number; at: string; what: string }[]
  own: boolean
}

const unreadable = 'What was written can’t be read any more. Tell whoever runs Offramp for your district.'

/** Who opened a case, when and why, what they read, and what was found. */
export function EmergencyFacts({ view }: { view: EmergencyView }) {
  const { zone, today } = view
  const ended = `${view.over ? 'Until' : 'Runs until'} ${timeText(view.until, zone)}`
  return (
    <>
      {view.own ? <Notice>This opening is your own. Somebody else reviews it.</Notice> : null}
      {view.verdict || view.reviewable ? null : (
        <Notice tone="warning">
          Nobody else can review it yet. A district lead gives somebody the role of chair of this school, or of a second
          district lead; they review it then.
        </Notice>
      )}
      {view.suspends ? (
        <Notice tone="warning">
          The review is more than three days late. Until it is done, {view.who} can’t open a case in an emergency.
        </Notice>
      ) : null}
      <Panel heading="What happened" id="facts">
        <SummaryList
          rows={[
            { label: 'Case', value: view.number },
            { label: 'Who', value: view.who },
            { label: 'When', value: `${instantText(view.startedAt, zone, today)}. ${ended}` },
            { label: 'What it was', value: view.why },
            {
              label: 'In their words',
              value: view.reason === null ? unreadable : <Quotation>{view.reason}</Quotation>,
              wide: true,
            },
            ...(view.verdict
              ? [
                  { label: 'Found', value: view.verdict },
                  {
                    label: 'By',
                    value: `${view.reviewedBy ?? ''}, ${instantText(view.reviewedAt ?? '', zone, today)}`,
                  },
                  { label: 'What follows', value: view.note ?? '', wide: true },
                ]
              : [{ label: 'Review due', value: view.dueAt ? instantText(view.dueAt, zone, today) : '' }]),
          ]}
        />
      </Panel>
      <Panel heading="What was read" id="read">
        {view.read.length === 0 ? <Empty>Nothing was read.</Empty> : null}
        <ul className="plain-list">
          {view.read.map(({ seq, at, what }) => (
            <li key={seq}>
              {timeText(at, zone)}: {what}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
