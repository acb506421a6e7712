import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import { groupColumns, partColumns } from './access-lists.ts'
import type { AccessTableView } from './access-table.query.server.ts'

type Role = AccessTableView['roles'][number]

/** What each role can see and do, printed from the tables that decide. */
export function AccessTablePage({ view }: { view: AccessTableView }) {
  return (
    <div className="access-table">
      <PageHead lead="Printed from the tables that decide. A role says what kind of thing; a place in a case says which case; the reason says which part; the stage says when. All must agree.">
        What each role can see and do
      </PageHead>
      <p>
        In force: <code>{view.policy}</code>. Each event of the audit log names the tables that it was judged by.
      </p>
      <nav aria-label="Roles" className="no-print">
        <ul className="link-row">
          {view.roles.map(({ id, label }) => (
            <li key={id}>
              <a href={`#role-${id}`}>{label}</a>
            </li>
          ))}
          <li>
            <a href="#parts">Parts of a case</a>
          </li>
        </ul>
      </nav>
      <Panel heading="Everybody who is signed in">
        <Lines lines={view.everybody} />
      </Panel>
      {view.roles.map((role) => (
        <RoleShown key={role.id} role={role} />
      ))}
      <Panel heading="Parts of a case, by why somebody sees it" id="parts">
        <p>
          Reading an entry needs its part and its group. Health is added for counselors on the team, and counsel for
          district leads on the team.
        </p>
        <Reasons view={view} heading="Parts" columns={partColumns} />
        <Reasons view={view} heading="Groups of entries" columns={groupColumns} />
      </Panel>
      <Panel heading="Days">
        <Lines lines={view.limits.map(({ days, about }) => `${about}: ${days} days`)} />
      </Panel>
      <Panel heading="What runs by itself, and the server’s own command line">
        {view.noPerson.map(({ about, actions }) => (
          <div key={about}>
            <h3>{about}</h3>
            <Lines lines={actions} />
          </div>
        ))}
      </Panel>
    </div>
  )
}

function RoleShown({ role }: { role: Role }) {
  return (
    <Panel heading={role.label} id={`role-${role.id}`}>
      <h3>Sees a case as</h3>
      {role.sees.length === 0 ? <Empty>No case, by this role alone.</Empty> : <Lines lines={role.sees} />}
      <h3>May</h3>
      {role.may.length === 0 ? <Empty>Only what everybody may.</Empty> : null}
      {role.may.map(({ who, about, actions }) => (
        <div key={who} className="access-relation">
          <h4>{about}</h4>
          <Lines lines={actions} />
        </div>
      ))}
    </Panel>
  )
}

function Reasons({
  view,
  heading,
  columns,
}: {
  view: AccessTableView
  heading: string
  columns: readonly { id: string; label: string }[]
}) {
  return (
    <Table
      name={heading}
      cards
      rows={view.reasons}
      keyOf={({ reason }) => reason}
      columns={[
        { heading: 'Why it is seen', names: true, cell: ({ about }) => about },
        ...columns.map(({ id, label }) => ({
          heading: label,
          cell: ({ reads }: (typeof view.reasons)[number]) => (reads.includes(id) ? 'Reads' : 'No'),
        })),
        { heading: 'Names', cell: ({ names, listed }) => (listed ? `${names}; only in lists` : names) },
      ]}
    />
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className="plain-list">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
