import { SummaryList } from '#app/ui/summary-list.tsx'
import { momentText } from '#app/ui/when.ts'
import { EntryView } from '../case/entry-views.tsx'
import type { Package } from './package.ts'

/** How large a file is, as people say it. */
const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** What a package says, also as its preview shows it. */
export function PackageBody({ made, zone }: { made: Package; zone: string }) {
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Number', value: made.number },
          { label: 'Student', value: made.student },
          { label: 'For', value: made.to },
          { label: 'Given by', value: made.law },
          { label: 'Made on', value: made.madeOn },
        ]}
      />
      {made.notice ? <p className="notice">{made.notice}</p> : null}
      <h2>Entries</h2>
      {made.entries.length === 0 ? <p>None.</p> : null}
      {made.entries.map((one, n) => (
        <section key={one.id}>
          <h3>{one.sentence}</h3>
          <p className="quiet">{`Entry ${n + 1} of ${made.entries.length} · ${momentText(one.happened, zone)}`}</p>
          <EntryView kind={one.kind} parts={{ base: one.base }} zone={zone} names={made.names} />
        </section>
      ))}
      {made.statements.length > 0 ? (
        <>
          <h2>What the parent says of it</h2>
          {made.statements.map((one) => (
            <section key={one.about}>
              <p>{one.words}</p>
              <p className="quiet">{`${one.name}. ${one.hearing}`}</p>
            </section>
          ))}
        </>
      ) : null}
      {made.attached.length > 0 ? (
        <>
          <h2>Files that go with this</h2>
          <ul className="plain-list">
            {made.attached.map((one) => (
              <li key={one.id}>
                {`${one.name}, ${sizeWords(one.size)}. SHA-256: `}
                <span className="hash">{one.sha256}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>Left out, where there is any</h2>
      <ul className="plain-list">
        {made.leftOut.map(({ label, because }) => (
          <li key={label}>{`${label}. ${because}`}</li>
        ))}
      </ul>
    </>
  )
}
