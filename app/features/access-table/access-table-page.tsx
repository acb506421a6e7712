import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
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
            <a href="#places">What each place opens</a>
          </li>
          <li>
            <a href="#parts">Parts of a case</a>
          </li>
          <li>
            <a href="#confirming">What asks to confirm</a>
          </li>
        </ul>
      </nav>
      {view.roles.map((role) => (
        <RoleShown key={role.id} role={role} />
      ))}
      <Panel heading="What each place opens" id="places">
        {view.relations.map(({ id, about, roles, actions }) => (
          <div key={id} id={`place-${id}`}>
            <h3>{about}</h3>
            {roles.length > 0 ? <p className="quiet">Held by: {roles.join(', ')}.</p> : null}
            <Lines lines={actions} />
          </div>
        ))}
      </Panel>
      <Panel heading="Parts of a case, by why somebody sees it" id="parts">
        <p>Reading an entry needs its part and its group. Health is added for counselors on the team.</p>
        <Reasons view={view} />
      </Panel>
      <Panel heading="Before what somebody confirms that it is them" id="confirming">
        <p>
          A passkey, or the password with a code, unless it was shown in the last {view.confirming.minutes} minutes.
        </p>
        <Confirming families={view.confirming.families} />
      </Panel>
      <Panel heading="Days">
        <Lines lines={view.limits.map(({ days, about }) => `${about}: ${days} days`)} />
      </Panel>
    </div>
  )
}

function RoleShown({ role }: { role: Role }) {
  return (
    <Panel heading={role.label} id={`role-${role.id}`}>
      <h3>Sees a case as</h3>
      {role.sees.length === 0 ? <Empty>No case, by this role alone.</Empty> : <Lines lines={role.sees} />}
      <h3>May do what these places open</h3>
      {role.as.length === 0 ? <Empty>Only what everybody may.</Empty> : null}
      <ul className="plain-list">
        {role.as.map(({ id, about }) => (
          <li key={id}>
            <a href={`#place-${id}`}>{about}</a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Reasons({ view }: { view: AccessTableView }) {
  const words = (list: readonly string[]) => (list.length > 0 ? list.join(', ') : 'nothing')
  return (
    <Table
      name="Parts"
      cards
      rows={view.reasons}
      keyOf={({ reason }) => reason}
      columns={[
        { heading: 'Why it is seen', names: true, cell: ({ about }) => <span className="may-wrap">{about}</span> },
        {
          heading: 'Reads',
          cell: ({ listed, parts, groups }) =>
            listed
              ? `Only the header, in lists; entries: ${words(groups.reads)}`
              : `Parts: ${words(parts.reads)}. Entries: ${words(groups.reads)}`,
        },
        {
          heading: 'Does not read',
          cell: ({ parts, groups }) => `Parts: ${words(parts.not)}. Entries: ${words(groups.not)}`,
        },
        { heading: 'Names', cell: ({ names }) => names },
      ]}
    />
  )
}

function Confirming({ families }: { families: AccessTableView['confirming']['families'] }) {
  return (
    <Table
      name="What asks to confirm"
      cards
      rows={families}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'What', names: true, cell: ({ about }) => <span className="may-wrap">{about}</span> },
        { heading: 'Asks', cell: ({ asked }) => (asked.length > 0 ? <Lines lines={asked} /> : 'Nothing') },
        { heading: 'Does not ask', cell: ({ not }) => (not.length > 0 ? <Lines lines={not} /> : 'Nothing') },
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
