import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { dayText } from '#app/ui/when.ts'

export interface UserIdentity {
  id: string
  provider: string
  email: string
  since: string
  by: string
  used: boolean
}

/** Accounts elsewhere by which a person signs in. Nothing is shown where the installation knows no provider. */
export function UserIdentities({
  at,
  identities,
  providers,
  may,
  today,
}: {
  at: string
  identities: readonly UserIdentity[]
  providers: readonly { id: string; label: string }[]
  may: { change: boolean; stop: boolean }
  today: string
}) {
  if (providers.length === 0 && identities.length === 0) return null
  return (
    <Panel heading="Signing in with another account">
      {identities.length === 0 ? <Empty>No account is connected.</Empty> : null}
      <ul className="plain-list">
        {identities.map(({ id, provider, email, since, by, used }) => (
          <li key={id}>
            {provider}, {email}, connected on {dayText(since, today)} by {by}
            {used ? '' : ', not used yet'}
            <br />
            {may.stop ? (
              <Link to={`${at}/identities/${id}/end`}>
                End the connection with {provider}, {email}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {may.change ? (
        <p className="button-row">
          {providers.map(({ id, label }) => (
            <LinkButton key={id} to={`${at}/connect/${id}`}>
              Connect a {label} account
            </LinkButton>
          ))}
        </p>
      ) : null}
    </Panel>
  )
}
