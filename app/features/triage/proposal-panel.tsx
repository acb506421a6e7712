import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { dayText, instantText, momentText } from '#app/ui/when.ts'
import type { PoliceRecorded, ProposalShown, TriageAround } from './triage-page.server.ts'

interface Around {
  caseId: string
  zone: string
  today: string
}

/** A proposal in full: what, why, on which entries, without what, what follows. */
export function Proposal({ one, caseId, zone, today }: Around & { one: ProposalShown }) {
  const rows = [
    { label: 'Why', value: one.rationale, wide: true },
    ...(one.routedTo ? [{ label: 'Goes to', value: one.routedTo }] : []),
    {
      label: 'Relies on',
      value: (
        <ul className="plain-list">
          {one.cites.map(({ entryId, sentence }) => (
            <li key={entryId}>
              <Link to={`/cases/${caseId}#${entryId}`}>{sentence}</Link>
            </li>
          ))}
        </ul>
      ),
      wide: true,
    },
    ...one.wentOn.map(({ by, reason, missing }) => ({
      label: 'Still missing',
      value: (
        <>
          <ul className="plain-list">
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p>
            {by} went on without it: {reason}
          </p>
        </>
      ),
      wide: true,
    })),
    ...one.followUps.map(({ what, ownerName, dueOn }) => ({
      label: 'Follow-up',
      value: `${what}: ${ownerName}, by ${dayText(dueOn, today)}`,
    })),
  ]
  return (
    <>
      <p>
        {one.opened ? 'Decided' : 'Proposed'} by {one.by}, {instantText(one.at, zone, today)}.
      </p>
      <SummaryList rows={rows} />
      {one.question ? (
        <Notice heading={`${one.question.by} asked, ${instantText(one.question.at, zone, today)}`}>
          {one.question.text}
        </Notice>
      ) : null}
    </>
  )
}

/** What is still to do before a quick close, each a link to where it is done. */
export function StillToDo({ missing }: Pick<TriageAround, 'missing'>) {
  if (missing.length === 0) return null
  return (
    <Panel heading="To finish before a quick close">
      <ul className="plain-list">
        {missing.map((one) => (
          <li key={one.id}>
            <Link to={one.href}>Missing: {one.missing}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What somebody has put on record of police, for whoever decides next. */
function Recorded({ recorded, zone, today }: Omit<Around, 'caseId'> & { recorded: PoliceRecorded }) {
  const { answer, awareSince, told } = recorded
  const rows = [
    ...(answer
      ? [{ label: 'Answer', value: `${answer.text} (${instantText(answer.at, zone, today)})`, wide: true }]
      : []),
    ...(awareSince ? [{ label: 'Aware since', value: instantText(awareSince, zone, today) }] : []),
    ...told.map(({ text, ...at }) => ({ label: 'Told', value: `${text}, ${momentText(at, zone, today)}` })),
  ]
  return rows.length > 0 ? <SummaryList rows={rows} /> : null
}

/** Whether police must be told, and what was answered. Below the grades that the law covers, why not; talking with them is always offered. */
export function PoliceQuestion({ police, ...around }: Around & { police: TriageAround['police'] }) {
  const { caseId } = around
  return (
    <Panel heading="Police">
      <p>{police.words}</p>
      <Recorded recorded={police.recorded} {...around} />
      <ul className="plain-list">
        {police.applies ? (
          <li>
            <Link to={`/cases/${caseId}/police/new`}>
              {police.told ? 'Police were told' : 'Answer, and record the call'}
            </Link>
          </li>
        ) : (
          <li>
            <Link to={`/cases/${caseId}/police/new`}>Ask an officer for advice</Link>
          </li>
        )}
      </ul>
    </Panel>
  )
}
