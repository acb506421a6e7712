import { actFamilies } from '#app/domain/event-words.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { filterFields } from '#app/ui/form/filter-fields.ts'
import type { RefusedFilter } from '#app/ui/form/filter-fields.ts'
import { PlainField } from '#app/ui/form/plain-field.tsx'
import { PlainSelect } from '#app/ui/form/plain-select.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { instantText } from '#app/ui/when.ts'
import type { AuditLogView } from './audit-log.query.server.ts'

const outcomes = [
  { value: 'allow', label: 'Done' },
  { value: 'deny', label: 'Refused' },
  { value: 'error', label: 'Error' },
  { value: 'break_glass', label: 'In an emergency' },
]
const outcomeWords: Readonly<Record<string, string>> = {
  allow: 'Done',
  deny: 'Refused',
  error: 'Error',
  break_glass: 'In an emergency',
}

interface Filters extends Pick<AuditLogView, 'filter' | 'people'> {
  refused: RefusedFilter | null
}

/** Filters of the log: the address is the view. What can't be used stays beside its message. */
export function AuditFilters({ filter, people, refused }: Filters) {
  const { before: _older, ...asked } = filter
  const { field, errors } = filterFields(asked, refused)
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="get" action="/audit" className="filter-form" aria-label="Filter the log">
        <PlainSelect {...field('who')} label="Who" none="Everybody" options={people} />
        <PlainSelect
          {...field('act')}
          label="What"
          none="Everything"
          options={actFamilies.map((one) => ({ value: one.prefix, label: one.label }))}
        />
        <PlainSelect {...field('outcome')} label="Outcome" none="Any" options={outcomes} />
        <PlainField {...field('from')} label="From" type="date" />
        <PlainField {...field('until')} label="Until" type="date" />
        <PlainField {...field('object')} label="Case number, or id" />
        <p className="button-row">
          <Button kind="second">Show</Button>
          <LinkButton to="/audit" kind="quiet">
            Show everything
          </LinkButton>
        </p>
      </form>
    </>
  )
}

export function AuditLines({ view, today }: { view: AuditLogView; today: string }) {
  if (view.lines.length === 0) return <Empty>Nothing in the log fits these filters.</Empty>
  return (
    <>
      <Table
        name="Audit log"
        cards
        rows={view.lines}
        keyOf={(line) => String(line.seq)}
        columns={[
          { heading: 'No.', names: true, cell: (line) => line.seq.toLocaleString('en-US') },
          { heading: 'When', oneLine: true, cell: (line) => (line.at ? instantText(line.at, view.zone, today) : '') },
          { heading: 'Who', cell: (line) => line.who },
          { heading: 'What', cell: (line) => line.words },
          { heading: 'On', cell: (line) => line.on },
          { heading: 'Outcome', cell: (line) => outcomeWords[line.outcome] ?? line.outcome },
          { heading: 'Rule', cell: (line) => line.why },
          { heading: 'Proof', cell: (line) => (line.provable ? <ProofLink seq={line.seq} /> : null) },
        ]}
      />
      <Pagination older={view.older === null ? undefined : olderThan(view)} />
    </>
  )
}

const ProofLink = ({ seq }: { seq: number }) => (
  <a href={`/audit/${seq}/proof`} download>
    File
    <span className="visually-hidden"> that proves event {seq.toLocaleString('en-US')}</span>
  </a>
)

function olderThan({ filter, older }: AuditLogView): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filter, before: older })) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  return `/audit?${search.toString()}`
}
