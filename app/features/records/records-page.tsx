import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'
import { SchedulePanels } from './schedule-panels.tsx'
import type { ScheduleShown } from './schedule-shown.server.ts'

export interface RecordsView extends ScheduleShown {
  back: readonly { caseId: string; number: string; asked: boolean }[]
  waiting: readonly { caseId: string; number: string; basis: string; asked: string; from: string }[]
  held: readonly { id: string; caseId: string; number: string; why: string; since: string }[]
  toSeal: readonly { caseId: string; number: string; asked: string }[]
  sealed: readonly { id: string; order: string; since: string; asked: string | null }[]
  due: readonly { caseId: string; number: string; what: string; until: string }[]
  done: readonly { id: string; series: string; basis: string; when: string }[]
  /** More finished cases than were looked through. */
  more: boolean
}

const toCase = ({ caseId, number }: { caseId: string; number: string }) => (
  <Link to={`/cases/${caseId}/record`}>{number}</Link>
)

/** What waits for a second person, what is due, what is held, what was destroyed, and the schedule. */
export function RecordsPage({ view }: { view: RecordsView }) {
  return (
    <>
      <PageHead lead="Nothing is destroyed by itself: one person asks for it, another confirms it some days later.">
        Keeping and destroying
      </PageHead>
      <BackPanel view={view} />
      <Panel heading="Asked to be destroyed" id="waiting">
        {view.waiting.length === 0 ? (
          <Empty>Nothing waits for a second person.</Empty>
        ) : (
          <Table
            name="Asked to be destroyed"
            cards
            rows={view.waiting}
            keyOf={({ caseId }) => caseId}
            columns={[
              { heading: 'Case', names: true, cell: (row) => toCase(row) },
              { heading: 'Basis', cell: ({ basis }) => basis },
              { heading: 'Asked', cell: ({ asked }) => asked },
              { heading: 'Not before', cell: ({ from }) => from },
            ]}
          />
        )}
      </Panel>
      <Panel heading="Their time is over" id="due">
        {view.due.length === 0 ? (
          <Empty>None.</Empty>
        ) : (
          <Table
            name="Their time is over"
            cards
            rows={view.due}
            keyOf={({ caseId }) => caseId}
            columns={[
              { heading: 'Case', names: true, cell: (row) => toCase(row) },
              { heading: 'What it was', cell: ({ what }) => what },
              { heading: 'Kept until', cell: ({ until }) => until },
            ]}
          />
        )}
        {view.more ? (
          <p className="quiet">There may be more: those that were finished the longest ago are looked through first.</p>
        ) : null}
      </Panel>
      <Panel heading="On hold" id="held">
        {view.held.length === 0 ? (
          <Empty>No legal hold stands.</Empty>
        ) : (
          <Table
            name="On hold"
            cards
            rows={view.held}
            keyOf={({ id }) => id}
            columns={[
              { heading: 'Case', names: true, cell: (row) => toCase(row) },
              { heading: 'Why', cell: ({ why }) => why },
              { heading: 'Since', cell: ({ since }) => since },
            ]}
          />
        )}
      </Panel>
      <SealedPanel view={view} />
      <DonePanel view={view} />
      <SchedulePanels view={view} />
    </>
  )
}

function SealedPanel({ view }: { view: RecordsView }) {
  return (
    <Panel heading="Sealed by order of a court" id="sealed">
      {view.toSeal.length === 0 ? null : (
        <ul className="plain-list">
          {view.toSeal.map((row) => (
            <li key={row.caseId}>
              {toCase(row)} <span className="quiet">somebody asked on {row.asked} that it be sealed</span>
            </li>
          ))}
        </ul>
      )}
      {view.sealed.length === 0 ? (
        <Empty>None is sealed.</Empty>
      ) : (
        <Table
          name="Sealed by order of a court"
          cards
          rows={view.sealed}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'Order',
              names: true,
              cell: ({ id, order }) => <Link to={`/records/sealed/${id}`}>{order}</Link>,
            },
            { heading: 'Sealed', cell: ({ since }) => since },
            { heading: 'To be opened again', cell: ({ asked }) => (asked ? `asked on ${asked}` : 'nobody asks') },
          ]}
        />
      )}
    </Panel>
  )
}

/** Destroyed cases that a restored backup brought back; nothing where there are none. */
function BackPanel({ view }: { view: RecordsView }) {
  if (view.back.length === 0) return null
  return (
    <Panel heading="Destroyed before, back by a restore" id="back">
      <Notice tone="warning">
        A restored backup has these cases again. Destroy them again: one person asks, another confirms, and no days have
        to pass.
      </Notice>
      <Table
        name="Destroyed before, back by a restore"
        cards
        rows={view.back}
        keyOf={({ caseId }) => caseId}
        columns={[
          { heading: 'Case', names: true, cell: (row) => toCase(row) },
          { heading: 'Now', cell: ({ asked }) => (asked ? 'Waits for the second person' : 'Nobody asked for it yet') },
        ]}
      />
    </Panel>
  )
}

function DonePanel({ view }: { view: RecordsView }) {
  return (
    <Panel heading="Destroyed" id="done">
      {view.done.length === 0 ? (
        <Empty>None yet.</Empty>
      ) : (
        <Table
          name="Destroyed"
          cards
          rows={view.done}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'When',
              names: true,
              cell: ({ id, when }) => <Link to={`/records/${id}`}>Certificate, {when}</Link>,
            },
            { heading: 'What it was', cell: ({ series }) => series },
            { heading: 'Basis', cell: ({ basis }) => basis },
          ]}
        />
      )}
    </Panel>
  )
}
