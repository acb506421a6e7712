import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import type { RefusedFilter } from '#app/ui/form/filter-fields.ts'
import { WhoAndWhen } from '#app/ui/form/who-and-when.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Column } from '#app/ui/table.tsx'
import { dayText, instantText } from '#app/ui/when.ts'
import type { OnePersonsLooksView } from './one-persons-looks.query.server.ts'

type Row = OnePersonsLooksView['pages'][number]
type CaseRow = OnePersonsLooksView['cases'][number]

/** Of whom, and between which days: the address is the view. */
export function OnePersonFilter({ view, refused }: { view: OnePersonsLooksView; refused: RefusedFilter | null }) {
  return (
    <WhoAndWhen
      action="/audit/person"
      name="Choose who and when"
      none="Choose somebody"
      people={view.options}
      asked={{ who: view.who?.id, from: view.from, until: view.until }}
      refused={refused}
    >
      <LinkButton to="/audit/desk" kind="quiet">
        Back to the desk
      </LinkButton>
    </WhoAndWhen>
  )
}

/** What one person saw, printed, took and was refused: by case, by person of the roster, by page. */
export function OnePersonsLooks({ view }: { view: OnePersonsLooksView }) {
  const { who, today } = view
  if (!who) return <Empty>Choose whose looks to read. That you read them is put on record too.</Empty>
  const none = view.cases.length + view.people.length + view.pages.length === 0
  return (
    <div className="desk">
      <p>
        {who.title ? `${who.name}, ${who.title}` : who.name}: {dayText(view.from, today)} to{' '}
        {dayText(view.until, today)}, both days included.
      </p>
      {view.cut ? <Notice>There was more than can be gone through at once: this is the newest of it.</Notice> : null}
      {none ? <Empty>Nothing was looked at in these days.</Empty> : null}
      <CasesSeen view={view} />
      <Others heading="People of the roster" rows={view.people} view={view} />
      <Others heading="Other pages" rows={view.pages} view={view} />
    </div>
  )
}

const times = (row: Row): string =>
  [
    row.looks > 0 ? row.looks.toLocaleString('en-US') : '',
    row.refused > 0 ? `refused ${row.refused.toLocaleString('en-US')}` : '',
  ]
    .filter(Boolean)
    .join(', ')

const whenOf =
  ({ zone, today }: OnePersonsLooksView) =>
  ({ first, last }: Row): string => {
    const [from, to] = [instantText(first, zone, today), instantText(last, zone, today)]
    return from === to ? from : `${from} to ${to}`
  }

function CasesSeen({ view }: { view: OnePersonsLooksView }) {
  if (view.cases.length === 0) return null
  const columns: Column<CaseRow>[] = [
    { heading: 'Case', names: true, cell: ({ name }) => name },
    { heading: 'What was shown', cell: ({ what }) => (what.length > 0 ? what.join('; ') : 'Nothing') },
    { heading: 'Printed or taken', cell: ({ taken }) => (taken.length > 0 ? taken.join('; ') : 'Nothing') },
    { heading: 'How often', cell: times },
    { heading: 'When', cell: whenOf(view) },
    {
      heading: 'In the log',
      cell: ({ log, name }) =>
        log ? (
          <Link to={log}>
            Lines<span className="visually-hidden"> of {name}</span>
          </Link>
        ) : (
          ''
        ),
    },
  ]
  return (
    <Panel heading="Cases">
      <Table name="Cases that were looked at" cards rows={view.cases} keyOf={({ id }) => id} columns={columns} />
    </Panel>
  )
}

function Others({ heading, rows, view }: { heading: string; rows: readonly Row[]; view: OnePersonsLooksView }) {
  if (rows.length === 0) return null
  return (
    <Panel heading={heading}>
      <Table
        name={heading}
        cards
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'What', names: true, cell: ({ name }) => name.charAt(0).toUpperCase() + name.slice(1) },
          { heading: 'Taken', cell: ({ taken }) => (taken.length > 0 ? taken.join('; ') : 'Nothing') },
          { heading: 'How often', cell: times },
          { heading: 'When', cell: whenOf(view) },
        ]}
      />
    </Panel>
  )
}
