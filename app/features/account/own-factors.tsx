import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { instantText } from '#app/ui/when.ts'

export interface FactorsShown {
  zone: string
  today: string
  mayRemove: boolean
  factors: readonly { id: string; name: string; kind: string; since: string; used: string | null }[]
  codes: { made: string | null; left: number; used: readonly string[] }
}

/** What one signs in with besides the password, when each was used, and a way to remove it. */
export function OwnFactors({ view: { factors, mayRemove, zone, today } }: { view: FactorsShown }) {
  if (factors.length === 0) return <p>No passkey and no app yet.</p>
  return (
    <ul className="plain-list">
      {factors.map(({ id, name, kind, since, used }) => (
        <li key={id}>
          <p>
            <strong>{name}</strong>
            {name === kind ? '' : ` (${kind})`}
            <br />
            Added {instantText(since, zone, today)};{' '}
            {used ? `last used ${instantText(used, zone, today)}` : 'not used yet'}
          </p>
          {mayRemove ? (
            <p>
              <LinkButton to={`/account/factors/${id}/remove`} kind="quiet">
                Remove {name}
              </LinkButton>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** How many recovery codes are left, and whether one was used: it may have been somebody else. */
export function RecoveryLine({ view: { codes, zone, today } }: { view: FactorsShown }) {
  const last = codes.used.at(-1)
  return (
    <>
      {last ? (
        <Notice tone="warning">
          A recovery code was used {instantText(last, zone, today)}. If that was not you, make new ones, end your other
          sessions, and tell your administrator.
        </Notice>
      ) : null}
      <p>
        {codes.made
          ? `${codes.left} of your recovery codes can still be used.`
          : 'You have no recovery codes. Make some, so that a lost phone does not keep you out.'}
      </p>
    </>
  )
}
