import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ConsentLine, LedgerShown } from './ledger-shown.ts'

/** The written consents of a case: in force ones to share by, the others with why nothing rests on them any more. */
export function ConsentsPanel({ shown, here }: { shown: LedgerShown; here: string }) {
  const consents = shown.cases[0]?.consents ?? []
  return (
    <Panel heading="Written consents">
      {consents.length === 0 ? <Empty>None is on record.</Empty> : null}
      <ul className="task-list" hidden={consents.length === 0}>
        {consents.map((one) => (
          <Consent key={one.id} one={one} here={here} may={shown.may} />
        ))}
      </ul>
      {shown.may.consent ? (
        <p className="button-row">
          <LinkButton to={`${here}/consents/new`} kind="second">
            Put a written consent on record
          </LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

function Consent({ one, here, may }: { one: ConsentLine; here: string; may: LedgerShown['may'] }) {
  return (
    <li className="task-row">
      <div className="task-main">
        <h3>
          For {one.whom} {one.over ? <Tag>Over</Tag> : null}
        </h3>
        <SummaryList
          rows={[
            { label: 'From', value: one.who },
            { label: 'When', value: one.when },
            { label: 'What', value: one.what },
            ...(one.over ? [{ label: 'Over', value: one.over }] : []),
          ]}
        />
        <p className="button-row">
          <Link to={`${here}/entries/${one.id}`} aria-label={`The whole consent: ${one.whom}`}>
            The whole consent
          </Link>
          {may.record && !one.over ? (
            <Link to={`${here}/disclosures/new?consent=${one.root}`} aria-label={`Share by it: ${one.whom}`}>
              Share by it
            </Link>
          ) : null}
          {may.consent && !one.ended ? (
            <Link to={`${here}/consents/end?which=${one.root}`} aria-label={`It was taken back: ${one.whom}`}>
              It was taken back
            </Link>
          ) : null}
          {may.consent && !one.ended ? (
            <Link to={`${here}/consents/new?replaces=${one.root}`} aria-label={`A newer one: ${one.whom}`}>
              A newer one
            </Link>
          ) : null}
        </p>
      </div>
    </li>
  )
}
