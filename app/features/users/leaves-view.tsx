import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import type { LeavesView } from './leaves.query.server.ts'

/** What somebody leaves behind, and the ways to give it to somebody who works. */
export function LeavesPage({ view }: { view: LeavesView }) {
  const lead = view.disabled
    ? 'The account is disabled: it opens nothing any more. What it held waits for somebody else.'
    : 'What somebody else takes over once this account is disabled.'
  return (
    <>
      <PageHead lead={lead}>What {view.name} leaves behind</PageHead>
      <Cases view={view} />
      <Panel heading="Tasks and plan actions">
        <ul className="plain-list">
          <li>{howMany(view.tasks, 'open task', 'open tasks')}</li>
          <li>{howMany(view.actions, 'plan action to check in on', 'plan actions to check in on')}</li>
          <li>{howMany(view.other, 'other row of work', 'other rows of work')}</li>
        </ul>
        <p className="quiet">The lead of each case hands its tasks and plan actions over.</p>
      </Panel>
      <Panel heading="Who opens reports, and who is on duty">
        {view.groups.length === 0 && !view.onDuty ? <Empty>In no triage group, and not on duty.</Empty> : null}
        <ul className="plain-list">
          {view.groups.map(({ id, name }) => (
            <li key={id}>
              Opens reports at {name}: <Link to={`/admin/district/schools/${id}/group`}>Choose who opens reports</Link>
            </li>
          ))}
          {view.onDuty ? (
            <li>
              On duty for the district: <Link to="/admin/district/on-duty">Choose who is on duty</Link>
            </li>
          ) : null}
        </ul>
      </Panel>
      <Panel heading="Deputies and standing in">
        {view.deputy.length + view.deputyOf.length + view.standsIn.length === 0 ? <Empty>None.</Empty> : null}
        <ul className="plain-list">
          {view.deputyOf.map((name) => (
            <li key={name}>
              Approves in the absence of {name}: <Link to="/admin/district/deputies">Choose deputies</Link>
            </li>
          ))}
          {view.deputy.map((name) => (
            <li key={name}>
              {name} approves in their absence: <Link to="/admin/district/deputies">Choose deputies</Link>
            </li>
          ))}
          {view.standsIn.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Panel>
      <p>
        <LinkButton to={`/admin/users/${view.id}`} kind="quiet">
          Go to {view.name}
        </LinkButton>
      </p>
    </>
  )
}

function Cases({ view: { led, handsOver } }: { view: LeavesView }) {
  const unseen = led.count - led.seen.length
  return (
    <Panel heading="Cases that need another lead">
      {led.count === 0 ? <Empty>None.</Empty> : null}
      {led.seen.length > 0 ? (
        <Table
          name="Cases that need another lead"
          cards
          rows={led.seen}
          keyOf={({ caseId }) => caseId}
          columns={[
            { heading: 'Case', names: true, cell: ({ number }) => number },
            { heading: 'School', cell: ({ school }) => school },
            ...(handsOver
              ? [
                  {
                    heading: 'Hand over',
                    cell: ({ caseId, number }: (typeof led.seen)[number]) => (
                      <>
                        <Link to={`/cases/${caseId}/team/lead`}>Choose another lead of {number}</Link>, or first{' '}
                        <Link to={`/cases/${caseId}/team/add`}>add somebody to the team of {number}</Link>
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : null}
      {unseen > 0 ? (
        <p>
          {unseen === 1 ? 'One case' : `${unseen} cases`} that you can’t see. A district lead chooses another lead; it
          stands in their work.
        </p>
      ) : null}
    </Panel>
  )
}

const howMany = (count: number, one: string, more: string) => (count === 1 ? `1 ${one}` : `${count || 'No'} ${more}`)
