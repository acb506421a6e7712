import { matters, reasons, recipients } from '#app/domain/sharing-words.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { PlainSelect } from '#app/ui/form/plain-select.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { SharingShown } from './sharing-shown.ts'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const headings = {
  yes: 'Yes, with these conditions',
  no: 'Not this way',
  counsel: 'Ask counsel first',
} as const

/** "Can I share this?": the question as a form that only changes the address, and its answer on the same page. */
export function SharingPage({ caseId, shown }: { caseId: string; shown: SharingShown }) {
  const here = `/cases/${caseId}`
  return (
    <>
      {shown.emergencies ? (
        <p className="danger-line">
          <LinkButton to={`${here}/disclosures/emergency`} kind="second">
            Somebody must know now: record an emergency
          </LinkButton>
        </p>
      ) : null}
      {shown.adult ? <NotAStudent /> : null}
      {shown.answer ? <Answer here={here} shown={shown} /> : null}
      {!shown.answer && !shown.adult && Object.values(shown.asked).some((one) => one !== '') ? (
        <p role="status">Choose all three to see the answer.</p>
      ) : null}
      {shown.adult ? null : (
        <Question here={here} asked={shown.asked} heading={shown.answer ? 'Ask something else' : undefined} />
      )}
      <p className="button-row">{shown.list ? <Link to={`${here}/disclosures`}>What was shared so far</Link> : null}</p>
      <p className="quiet">This is no legal advice. In doubt, ask counsel; in danger, tell first.</p>
    </>
  )
}

/** Who would get it, why, and what: the address is the question. */
function Question({ here, asked, heading }: { here: string; asked: SharingShown['asked']; heading?: string }) {
  return (
    <form method="get" action={`${here}/sharing`} className="entry-form">
      {heading ? <h2>{heading}</h2> : null}
      <PlainSelect name="to" label="Who would get it?" value={asked.to} none="Choose" options={options(recipients)} />
      <PlainSelect name="why" label="Why?" value={asked.why} none="Choose" options={options(reasons)} />
      <PlainSelect
        name="what"
        label="What would they get?"
        value={asked.what}
        none="Choose"
        options={options(matters)}
      />
      <Button>Show the answer</Button>
    </form>
  )
}

/** The laws that the table rests on are about education records. */
const NotAStudent = () => (
  <Notice>
    This case is about an adult: its record is no education record. Ask human resources and counsel before anything
    leaves. Where somebody is in danger, tell whoever has to know first.
  </Notice>
)

/** The question in words, since on a phone no list shows all of its answer. */
const askedWords = ({ to, why, what }: SharingShown['asked']): string =>
  [
    recipients[to as keyof typeof recipients],
    reasons[why as keyof typeof reasons],
    matters[what as keyof typeof matters],
  ]
    .filter(Boolean)
    .join(' · ')

function Answer({ here, shown }: { here: string; shown: SharingShown }) {
  const { answer, asked } = shown
  if (!answer) return null
  const search = new URLSearchParams(asked).toString()
  return (
    <Panel heading={headings[answer.answer]}>
      <p className="quiet">{askedWords(asked)}</p>
      <div role="status">
        {answer.instead ? <p>{answer.instead}</p> : null}
        {answer.conditions.length > 0 ? (
          <ul className="plain-list">
            {answer.conditions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        ) : null}
        <p className="quiet">{answer.law ? `${answer.law}: ${answer.cite}` : answer.cite}</p>
      </div>
      <Record here={here} shown={shown} search={search} />
    </Panel>
  )
}

/** The way to put it on record, for whoever may; the others are told who does. */
function Record({ here, shown, search }: { here: string; shown: SharingShown; search: string }) {
  const { answer, asked } = shown
  if (answer?.record === 'emergency' && shown.emergencies) {
    return (
      <p className="button-row">
        <LinkButton to={`${here}/disclosures/emergency?to=${asked.to}`} kind="main">
          Record that it was shared
        </LinkButton>
      </p>
    )
  }
  if (answer?.record === 'inspection' && shown.inspections) {
    return (
      <p className="button-row">
        <LinkButton to={`${here}/inspection/new`} kind="main">
          Record the request
        </LinkButton>
      </p>
    )
  }
  if (asked.why === 'consent' && answer?.answer !== 'counsel' && shown.consents.length + Number(shown.consenting) > 0) {
    return <ByConsent here={here} shown={shown} search={search} />
  }
  return shown.records ? (
    <p className="button-row">
      <LinkButton to={`${here}/disclosures/new?${search}`} kind={answer?.answer === 'yes' ? 'main' : 'second'}>
        {answer?.answer === 'yes' ? 'Record that it was shared' : 'It was shared all the same: record it'}
      </LinkButton>
    </p>
  ) : (
    <p className="quiet">The lead of the case records what is shared.</p>
  )
}

/** The written consents by which it may be given, each with the way to record it; or the way to put one on record. */
function ByConsent({ here, shown, search }: { here: string; shown: SharingShown; search: string }) {
  return (
    <>
      <ul className="plain-list" hidden={shown.consents.length === 0}>
        {shown.consents.map((one) => (
          <li key={one.id}>
            <strong>For {one.whom}.</strong> <span className="quiet">{one.said}</span>{' '}
            {shown.records ? (
              <Link to={`${here}/disclosures/new?${search}&consent=${one.id}`} aria-label={`Share by it: ${one.whom}`}>
                Share by it
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="button-row">
        {shown.consenting ? (
          <LinkButton
            to={`${here}/consents/new?to=${shown.asked.to}`}
            kind={shown.consents.length > 0 ? 'second' : 'main'}
          >
            Put a written consent on record
          </LinkButton>
        ) : null}
        {shown.records && shown.consents.length === 0 ? (
          <LinkButton to={`${here}/disclosures/new?${search}`} kind="second">
            It was shared all the same: record it
          </LinkButton>
        ) : null}
      </p>
      {shown.records ? null : <p className="quiet">The lead of the case records what is shared.</p>}
    </>
  )
}
