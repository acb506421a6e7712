import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'
import type { EnrolmentView } from './enrolment-pages.query.server.ts'

/** The one sentence that a registrar is told of a student's case. */
export const meetingSentence = 'A meeting is required before start.'

/** Who comes and goes, and for whom a meeting comes first. */
export function EnrolmentPage({ view }: { view: EnrolmentView }) {
  const saved = view.rows.find(({ id }) => id === view.saved)
  return (
    <>
      <PageHead lead="Students who come, come back or leave, as recorded in the last 60 days.">Enrolment</PageHead>
      {saved ? (
        <Notice tone={saved.meeting ? 'warning' : 'done'}>
          Recorded: {saved.name}, {saved.what.toLowerCase()}, {saved.on}.{' '}
          {saved.meeting ? (
            <>
              <strong>{meetingSentence}</strong> Ask the student and parent to wait for a call from the school’s
              administration. You don’t need to know why, and neither does anybody at the counter.
            </>
          ) : null}
        </Notice>
      ) : null}
      <p>
        <LinkButton to="/enrolment/find">Record that a student comes or leaves</LinkButton>
      </p>
      {view.rows.length === 0 ? (
        <Empty>Nothing was recorded of late.</Empty>
      ) : (
        <Table
          name="Enrolment"
          cards
          rows={view.rows}
          keyOf={({ id }) => id}
          columns={[
            { heading: 'Student', names: true, cell: ({ name }) => name },
            { heading: 'What', cell: ({ what, other }) => (other ? `${what}: ${other}` : what) },
            { heading: 'From', oneLine: true, cell: ({ on }) => on },
            { heading: 'School', cell: ({ school }) => school },
            {
              heading: 'Before start',
              cell: ({ meeting }) => (meeting ? <strong>{meetingSentence}</strong> : 'Nothing'),
            },
            { heading: 'Recorded', cell: ({ recorded }) => recorded },
          ]}
        />
      )}
    </>
  )
}
