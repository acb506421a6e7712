import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { providerSaid } from '#app/ui/provider-said.ts'
import { dayText } from '#app/ui/when.ts'

export interface OwnIdentity {
  id: string
  provider: string
  email: string
  since: string
  used: boolean
}

/** Accounts elsewhere by which one signs in, with a way to connect one and to end each. */
export function OwnIdentities({
  identities,
  providers,
  today,
  said,
}: {
  identities: readonly OwnIdentity[]
  providers: readonly { id: string; label: string }[]
  today: string
  said: string | null
}) {
  const words = providerSaid(said)
  if (providers.length === 0 && identities.length === 0) return null
  return (
    <Panel heading="Signing in with another account">
      {words ? <Notice tone="warning">{words}</Notice> : null}
      <ul className="plain-list">
        {identities.map(({ id, provider, email, since, used }) => (
          <li key={id}>
            <p>
              <strong>{provider}</strong>, {email}
              <br />
              Connected on {dayText(since, today)}
              {used ? '' : '; not used yet'}
            </p>
            <form method="post" action={`/account/identities/${id}/end`}>
              <Button kind="quiet">End this connection</Button>
            </form>
          </li>
        ))}
      </ul>
      {providers.map(({ id, label }) => (
        <p key={id}>
          <LinkButton to={`/account/connect/${id}`}>Connect your {label} account</LinkButton>
        </p>
      ))}
    </Panel>
  )
}
