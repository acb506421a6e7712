import { Link } from '#app/ui/link.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

export interface CertificateView {
  caseId: string
  series: string
  basis: string
  source: string
  reference: string
  asked: string
  confirmed: string
  counts: Readonly<Record<string, number>>
  event: { seq: number; hash: string; last: number } | null
  backupsUntil: string
  by: string
}

const countWords: readonly (readonly [string, string])[] = [
  ['entries', 'entries'],
  ['parts', 'parts of entries'],
  ['files', 'files'],
  ['openings', 'openings for a short time'],
  ['drafts', 'drafts'],
  ['sealedEvents', 'sealed parts of the log'],
]

/** The certificate of a destroyed case, made for paper. */
export function CertificatePage({ view }: { view: CertificateView }) {
  const counted = countWords.map(([id, words]) => `${(view.counts[id] ?? 0).toLocaleString('en-US')} ${words}`)
  return (
    <>
      <p className="screen-only">
        <Link to="/records">Keeping and destroying</Link>
      </p>
      <PrintFrame
        number={view.caseId}
        title="Certificate of destruction"
        head="Certificate of destruction"
        by={view.by}
      >
        <SummaryList
          rows={[
            { label: 'Record series', value: `Threat assessment: ${view.series}` },
            { label: 'Random id of the record', value: <code>{view.caseId}</code> },
            { label: 'Legal basis', value: view.basis },
            { label: 'It rests on', value: view.source },
            { label: 'Reference', value: view.reference },
            { label: 'Asked for by', value: view.asked },
            { label: 'Confirmed and carried out by', value: view.confirmed },
            { label: 'Destroyed', value: counted.join(', '), wide: true },
            {
              label: 'In the audit log',
              value: view.event ? <EventWords event={view.event} /> : 'Not found',
              wide: true,
            },
            {
              label: 'Backups',
              value: `A backup from before may hold it until ${view.backupsUntil}, when the last of them is destroyed.`,
              wide: true,
            },
          ]}
        />
      </PrintFrame>
    </>
  )
}

function EventWords({ event }: { event: { seq: number; hash: string; last: number } }) {
  return (
    <>
      {event.seq === event.last ? `Event ${event.seq}` : `Events ${event.seq} to ${event.last}`}, the hash of the first:{' '}
      <code className="hash">{event.hash}</code>
    </>
  )
}
