import { useLoaderData, useSearchParams } from '@remix-run/react'
import { accountPage } from '#app/features/account/account-page.query.server.ts'
import { OwnFactors, RecoveryLine } from '#app/features/account/own-factors.tsx'
import { StandInPanels } from '#app/features/account/stand-in-panels.tsx'
import { OwnIdentities } from '#app/features/account/own-identities.tsx'
import { OwnSessions } from '#app/features/account/own-sessions.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { dayText } from '#app/ui/when.ts'

export const loader = pageLoader(accountPage, {
  input: ({ context: { visitor, auth } }) => ({
    session: visitor.state === 'signed in' ? visitor.session.tokenHash : '',
    providers: auth.providers.list,
  }),
})

export default function AccountPage() {
  const view = useLoaderData<typeof loader>()
  const { name, signIn, roles, sessions, factors, identities, providers, zone, today } = view
  const [search] = useSearchParams()
  return (
    <>
      <PageHead lead={`You sign in as ${signIn}.`}>{name}</PageHead>
      {search.has('changed') ? (
        <Notice tone="done">Your password is changed. All other sessions are ended.</Notice>
      ) : null}
      {search.has('known') ? <Notice tone="done">Thank you. It is not shown again.</Notice> : null}
      {search.has('saved') ? <Notice tone="done">Saved.</Notice> : null}
      {search.has('ended') ? <Notice tone="done">That session is ended.</Notice> : null}
      {search.has('connected') ? (
        <Notice tone="done">Your account is connected. You can sign in with it from now on.</Notice>
      ) : null}
      {search.has('apart') ? (
        <Notice tone="done">That connection is ended, and all your other sessions with it.</Notice>
      ) : null}
      <Panel heading="Password">
        <LinkButton to="/account/password">Change the password</LinkButton>
      </Panel>
      <Panel heading="Second step">
        <OwnFactors view={factors} />
        <RecoveryLine view={factors} />
        <LinkButton to="/account/factors">Passkeys, apps and recovery codes</LinkButton>
      </Panel>
      <OwnIdentities identities={identities} providers={providers} today={today} said={search.get('said')} />
      <Panel heading="Where you are signed in">
        <OwnSessions sessions={sessions} zone={zone} today={today} />
      </Panel>
      <StandInPanels view={view} />
      <Panel heading="Your roles">
        <ul className="plain-list">
          {roles.map(({ id, role, school, until }) => (
            <li key={id}>
              {role}, {school}
              {until ? `, until ${dayText(until, today)}` : ''}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
