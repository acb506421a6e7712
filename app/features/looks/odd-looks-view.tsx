import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import type { RefusedFilter } from '#app/ui/form/filter-fields.ts'
import { WhoAndWhen } from '#app/ui/form/who-and-when.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'
import { instantText } from '#app/ui/when.ts'
import type { OddLooksView } from './odd-looks.query.server.ts'

/** Of whom, and between which days: the address is the view. */
export function OddLooksFilter({ view, refused }: { view: OddLooksView; refused: RefusedFilter | null }) {
  return (
    <WhoAndWhen
      action="/audit/looks"
      name="Choose the days"
      none="Everybody"
      people={view.people}
      asked={view}
      refused={refused}
    >
      <LinkButton to="/audit/looks" kind="quiet">
        The last seven days
      </LinkButton>
    </WhoAndWhen>
  )
}

export function OddLooks({ view }: { view: OddLooksView }) {
  const when = (at: OddLooksView['lines'][number]['first']) => instantText(at, view.zone, view.today)
  return (
    <>
      {view.cut ? (
        <Notice>
          There were more looks in these days than can be gone through at once: the newest were. Choose fewer days.
        </Notice>
      ) : null}
      {view.lines.length === 0 ? (
        <Empty>Nothing in these days is worth asking about.</Empty>
      ) : (
        <Table
          name="Looks worth asking about"
          cards
          rows={view.lines}
          keyOf={(line) => line.id}
          columns={[
            { heading: 'Who', names: true, cell: (line) => line.who },
            { heading: 'What', cell: (line) => line.what },
            { heading: 'Why it is listed', cell: (line) => line.why },
            {
              heading: 'When',
              cell: (line) =>
                line.first === line.last ? when(line.first) : `${when(line.first)} to ${when(line.last)}`,
            },
            {
              heading: 'In the log',
              cell: (line) => (
                <Link to={line.log}>
                  Lines
                  <span className="visually-hidden">
                    {' '}
                    of {line.who}: {line.what}
                  </span>
                </Link>
              ),
            },
          ]}
        />
      )}
      {view.more ? <p>These are the first 200. Choose fewer days, or one person.</p> : null}
      <p className="quiet">
        Listed are more than {view.numbers.casesAnHour} different cases and pages of people within an hour;{' '}
        {view.numbers.occasions} occasions or more without any work there; pages of more than {view.numbers.students}{' '}
        people, and more than {view.numbers.searches} searches for one, by somebody who is on no case of theirs. From:{' '}
        {view.numbers.basis.text}.{' '}
        {view.maySet ? (
          <Link to="/admin/district/looks">Change these numbers</Link>
        ) : (
          'A district lead changes these numbers.'
        )}
      </p>
    </>
  )
}
