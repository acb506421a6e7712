import type { ReactNode } from 'react'
import { Empty } from './empty.tsx'
import { instantText, momentText } from './when.ts'

export interface TimelineItem {
  id: string
  sentence: string
  happened: { on: string; at?: string | null }
  recordedAt: string
  by: string
  /** Where the whole entry stands. */
  to?: string
  /** "Corrected once", "Withdrawn". */
  mark?: string
  /** Recorded so much later than it happened that a reader should know. */
  late?: boolean
  /** Entries of one kind that stand as this one line. */
  entries?: readonly { id: string; sentence: string; to?: string; mark?: string }[]
  children?: ReactNode
}

/** What happened, newest first unless the caller orders it otherwise. A day alone where no time is known. */
export function Timeline({
  items,
  zone,
  today,
  empty,
}: {
  items: readonly TimelineItem[]
  zone: string
  today: string
  empty?: ReactNode
}) {
  if (items.length === 0)
    return <>{empty ?? <Empty>Nothing here yet. The first entry is usually a call home or an interview.</Empty>}</>
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id} id={item.id}>
          <p className="timeline-when">
            <time dateTime={item.happened.at ?? item.happened.on}>{momentText(item.happened, zone, today)}</time>
          </p>
          <div className="timeline-what">
            <p>{item.to ? <a href={item.to}>{item.sentence}</a> : item.sentence}</p>
            <p className="quiet">
              {item.by}
              {item.late ? `, recorded ${instantText(item.recordedAt, zone, today)}` : ''}
              {item.mark ? ` · ${item.mark}` : ''}
            </p>
            {item.entries ? (
              <details>
                <summary>Show each</summary>
                <ul className="plain-list">
                  {item.entries.map(({ id, sentence, to, mark }) => (
                    <li key={id}>
                      {to ? <a href={to}>{sentence}</a> : sentence}
                      {mark ? <span className="quiet"> · {mark}</span> : null}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
            {item.children}
          </div>
        </li>
      ))}
    </ol>
  )
}
