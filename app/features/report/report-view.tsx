import { viewOf } from '#app/ui/form/entry-view.tsx'
import type { FormDesign } from '#app/ui/form/design.ts'
import { Panel } from '#app/ui/panel.tsx'
import { instantText } from '#app/ui/when.ts'
import { enteredDesign, referralDesign } from './report-form.ts'
import type { ReportShown } from './reports-shown.ts'

const spoken = referralDesign(false).sections.flatMap((section) => section.fields)
const came = enteredDesign.sections.flatMap((section) => section.fields)
const staff = { value: 'staff', label: 'A staff member told the team' }
const named = (name: string) => came.filter((field) => field.type !== 'words' && field.name === name)

/** What the form keeps for itself: the answer to "Which student?" stands in the identity's own entry. */
const elsewhere = ['student', 'studentId', 'nameNotKnown', 'files']

const reading: FormDesign = {
  ...enteredDesign,
  sections: [
    {
      id: 'report',
      fields: [
        ...named('channel').map((field) =>
          field.type === 'choice' ? { ...field, options: [staff, ...field.options] } : field,
        ),
        ...spoken.filter((field) => field.type !== 'words' && !elsewhere.includes(field.name)),
        ...named('whenMight'),
        ...named('reporterUnknown'),
      ],
    },
  ],
}

/** How a report reads on the timeline, on its page and in print. */
export const ReportView = viewOf(reading)

/** The reports of a folder above a form that decides on them. */
export function ReportsShown({
  reports,
  zone,
  today,
}: {
  reports: readonly ReportShown[]
  zone: string
  today: string
}) {
  return (
    <>
      {reports.map(({ entryId, reportNumber, receivedAt, said, reporter, files }) => (
        <Panel key={entryId} heading={`${reportNumber}, received ${instantText(receivedAt, zone, today)}`}>
          <ReportView parts={{ base: said }} zone={zone} today={today} names={{}} />
          <CameWith files={files} />
          {reporter ? <ReportedBy reporter={reporter} /> : null}
        </Panel>
      ))}
    </>
  )
}

/** What came with a report: each look at a file is on record. */
function CameWith({ files }: Pick<ReportShown, 'files'>) {
  if (files.length === 0) return null
  return (
    <>
      <p>Came with the report:</p>
      <ul className="plain-list">
        {files.map(({ id, name, href }) => (
          <li key={id}>{href ? <a href={href}>{name}</a> : `${name}, blocked`}</li>
        ))}
      </ul>
    </>
  )
}

function ReportedBy({ reporter }: { reporter: NonNullable<ReportShown['reporter']> }) {
  const who = [reporter.name ?? 'Reporter not known', reporter.relation, reporter.contact].filter(Boolean).join(', ')
  return (
    <p>
      Reported by: {who}
      {reporter.enteredBy ? `. Entered by ${reporter.enteredBy.name}` : ''}
    </p>
  )
}
