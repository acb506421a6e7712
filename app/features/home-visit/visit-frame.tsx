import { LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice, Warning } from '#app/ui/notice.tsx'
import { partTitles } from './visit-form.tsx'
import { leaveIt } from './visit-now-form.ts'
import type { VisitPage } from './visit-opening.ts'

/** Above a part's form: what was just saved, and the links to the parts. Each part saves alone. */
export function VisitHead({ visit, saved }: { visit: VisitPage; saved: boolean }) {
  return (
    <>
      {saved ? <SavedWords visit={visit} /> : null}
      {visit.open && visit.part !== 'now' ? <Warning>{leaveIt(visit.words.phone)}</Warning> : null}
      <nav className="visit-parts" aria-label="Parts of this visit">
        <ul>
          {visit.parts.map(({ part, done }) => (
            <li key={part} aria-current={part === visit.part ? 'step' : undefined}>
              <PartLink visit={visit} part={part} />
              <span className="visit-state">{done ? 'Done' : 'To finish'}</span>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

/** A part can be opened once there is a visit to belong to. */
function PartLink({ visit, part }: { visit: VisitPage; part: VisitPage['part'] }) {
  if (part === visit.part) return <strong>{partTitles[part]}</strong>
  if (!visit.visitId) return <span>{partTitles[part]}</span>
  return <Link to={`/cases/${visit.caseId}/home-visit/${visit.visitId}/${part}`}>{partTitles[part]}</Link>
}

function SavedWords({ visit }: { visit: VisitPage }) {
  const one = visit.unknown === 1
  return (
    <Notice tone="done">
      <p>
        Saved for <strong>this address only</strong>
        {visit.label ? ` (${visit.label})` : ''}.
        {visit.unknown > 0 ? ` ${visit.unknown} other ${one ? 'address is' : 'addresses are'} still unknown.` : ''}
      </p>
      {visit.nextAddress ? (
        <LinkButton to={`/cases/${visit.caseId}/home-visit/new?address=${visit.nextAddress}`}>
          Record the next address
        </LinkButton>
      ) : null}
    </Notice>
  )
}

/** Beside the form, or below it on a phone: each address with what is known of it. */
export function VisitAddresses({ visit }: { visit: VisitPage }) {
  return (
    <aside className="visit-addresses" aria-labelledby="visit-addresses">
      <h2 id="visit-addresses">Addresses</h2>
      {visit.addresses.length === 0 ? (
        <p>None named yet.</p>
      ) : (
        <ul className="plain-list">
          {visit.addresses.map((one) => (
            <li key={one.addressId}>
              {one.label}: {one.words}
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}
