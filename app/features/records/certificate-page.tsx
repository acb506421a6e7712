import { LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { TextsShown } from './certificate.query.server.ts'

export interface CertificateView {
  requestId: string
  district: string
  caseId: string
  series: string
  basis: string
  source: string
  reference: string
  asked: string
  confirmed: string
  counts: Readonly<Record<string, number>>
  event: EventSpan | null
  /** Of the log's texts about it, where a court asked for those too. */
  textsEvent: EventSpan | null
  texts: TextsShown
  backupsUntil: string
  by: string
}

interface EventSpan {
  seq: number
  hash: string
  last: number
}

const countWords: readonly (readonly [id: string, one: string, many: string])[] = [
  ['entries', 'entry', 'entries'],
  ['parts', 'part of an entry', 'parts of entries'],
  ['files', 'file', 'files'],
  ['openings', 'opening for a short time', 'openings for a short time'],
  ['drafts', 'draft', 'drafts'],
  ['sealedEvents', 'sealed part of the log', 'sealed parts of the log'],
  ['people', 'person of the roster', 'people of the roster'],
  ['addresses', 'address of the roster', 'addresses of the roster'],
]

/** The certificate of a destroyed case, made for paper. */
export function CertificatePage({ view }: { view: CertificateView }) {
  const counted = countWords.flatMap(([id, one, many]) => {
    const count = view.counts[id]
    return count === undefined ? [] : `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
  })
  return (
    <>
      <p className="screen-only">
        <Link to="/records">Keeping and destroying</Link>
      </p>
      <PrintFrame number={view.caseId} title="Certificate of destruction" head={view.district} by={view.by}>
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
            ...textRows(view),
          ]}
        />
      </PrintFrame>
      <TextsPanel view={view} />
    </>
  )
}

const textRows = ({ texts, textsEvent }: CertificateView) =>
  texts.done.flatMap(({ reference, asked, confirmed, count }) => [
    {
      label: 'The log’s texts about it',
      value: `${count.toLocaleString('en-US')} destroyed by the court’s order ${reference}. Asked for by ${asked}. Confirmed and carried out by ${confirmed}. The hash of each event stays.`,
      wide: true,
    },
    {
      label: 'That, in the audit log',
      value: textsEvent ? <EventWords event={textsEvent} /> : 'Not found',
      wide: true,
    },
  ])

/** What whoever keeps records may ask and do about the log's texts. On no paper. */
function TextsPanel({ view: { requestId, texts } }: { view: CertificateView }) {
  const { waiting, may } = texts
  const place = `/records/${requestId}/texts`
  if (!waiting && !may.ask) return null
  return (
    <div className="screen-only">
      <Panel heading="What the log still says of it">
        {waiting ? (
          <>
            <SummaryList
              rows={[
                { label: 'Asked by', value: waiting.asked },
                { label: 'The court’s order', value: waiting.reference },
                { label: 'Not before', value: waiting.from },
              ]}
            />
            {waiting.notYet ? <p>{waiting.notYet}</p> : null}
          </>
        ) : (
          <p>
            Who did what and when, by random ids. Where a court orders that this goes too, two people destroy the texts;
            the hashes stay, and the log is proved as before.
          </p>
        )}
        <p className="button-row" hidden={!may.confirm && !may.keep && !may.ask}>
          {may.confirm ? <LinkButton to={`${place}/confirm`}>Look at it and destroy them</LinkButton> : null}
          {may.keep ? (
            <LinkButton to={`${place}/keep`} kind="second">
              Keep them
            </LinkButton>
          ) : null}
          {may.ask ? (
            <LinkButton to={`${place}/ask`} kind="second">
              Ask for the texts to be destroyed
            </LinkButton>
          ) : null}
        </p>
      </Panel>
    </div>
  )
}

function EventWords({ event }: { event: EventSpan }) {
  return (
    <>
      {event.seq === event.last ? `Event ${event.seq}` : `Events ${event.seq} to ${event.last}`}, the hash of the first:{' '}
      <code className="hash">{event.hash}</code>
    </>
  )
}
