import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { UserIdentities } from './user-identities.tsx'
import type { UserIdentity } from './user-identities.tsx'
import { dayText, instantText } from '#app/ui/when.ts'
import { StandIns } from './stand-ins.tsx'
import type { StandIn } from './stand-ins.tsx'

interface UserShown {
  zone: string
  today: string
  may: { change: boolean; stop: boolean; enable: boolean; standIn: boolean; renew: boolean; home: boolean }
  /** Whether an address, a phone or an e-mail at home is known, by which family is found. */
  homeKnown: boolean
  /** How many cases the person is on; only for a district lead. */
  cases: number | null
  standIns: readonly StandIn[]
  user: {
    id: string
    name: string
    signIn: string
    title: string
    phone?: string
    email?: string
    disabled: boolean
    agreementUntil?: string
  }
  grants: readonly {
    id: string
    role: string
    school: string
    from: string
    until: string | null
    reason: string
    by: string
    runs: boolean
  }[]
  secondStep: { kinds: readonly string[]; waits: boolean }
  providers: readonly { id: string; label: string }[]
  identities: readonly UserIdentity[]
  sessions: readonly { since: string; seen: string; agent: string }[]
}

/** One person who may sign in: details, roles with who gave them and why, where they are signed in. */
export function UserView({ view }: { view: UserShown }) {
  const { user, grants, sessions, secondStep, identities, providers, zone, today, may } = view
  const at = `/admin/users/${user.id}`
  return (
    <>
      <PageHead lead={user.title}>{user.name}</PageHead>
      <Panel
        heading="Details"
        aside={may.change ? <LinkButton to={`${at}/edit`}>Change the details</LinkButton> : undefined}
      >
        <SummaryList
          rows={[
            { label: 'Sign-in name', value: user.signIn },
            { label: 'Phone', value: user.phone ?? 'Not given' },
            { label: 'E-mail', value: user.email ?? 'Not given' },
            { label: 'Home address or phone', value: view.homeKnown ? 'Known' : 'Not given' },
            { label: 'Account', value: user.disabled ? 'Disabled' : 'In use' },
            ...(view.cases === null ? [] : [{ label: 'On cases now', value: String(view.cases) }]),
            { label: 'Agreement ends', value: user.agreementUntil ? dayText(user.agreementUntil, today) : 'No date' },
          ]}
        />
        <p className="button-row">
          {may.change ? <LinkButton to={`${at}/password`}>Give a first password</LinkButton> : null}
          {may.home ? <LinkButton to={`${at}/home`}>Home address and phone</LinkButton> : null}
          {may.renew ? <LinkButton to={`${at}/agreement`}>Renew the agreement</LinkButton> : null}
          {may.stop ? <LinkButton to={`${at}/leaves`}>What they leave behind</LinkButton> : null}
          {may.enable && user.disabled ? <LinkButton to={`${at}/enable`}>Enable the account</LinkButton> : null}
          {may.stop && !user.disabled ? <LinkButton to={`${at}/disable`}>Disable the account</LinkButton> : null}
        </p>
      </Panel>
      <Panel heading="Second step">
        <p>
          {secondStep.kinds.length > 0 ? secondStep.kinds.join(', ') : 'None yet. It is set up at the next sign-in.'}
        </p>
        {may.stop && secondStep.waits ? (
          <p>
            A reset waits for a second person.{' '}
            <LinkButton to={`${at}/factors/confirm`}>Look at it and confirm</LinkButton>
          </p>
        ) : null}
        {may.stop && !secondStep.waits && secondStep.kinds.length > 0 ? (
          <p>
            <LinkButton to={`${at}/factors`}>Ask for a reset</LinkButton>
          </p>
        ) : null}
      </Panel>
      <Panel heading="Roles" aside={<LinkButton to={`${at}/roles/new`}>Give a role</LinkButton>}>
        {grants.length === 0 ? <Empty>No role yet. Without one this person sees nothing.</Empty> : null}
        {grants.length > 0 ? (
          <Table
            name="Roles"
            rows={grants}
            keyOf={(grant) => grant.id}
            columns={[
              { heading: 'Role', names: true, cell: (grant) => grant.role },
              { heading: 'Where', cell: (grant) => grant.school },
              { heading: 'From', cell: (grant) => dayText(grant.from, today) },
              { heading: 'Until', cell: (grant) => (grant.until ? dayText(grant.until, today) : 'No end') },
              { heading: 'Why, and who gave it', cell: (grant) => `${grant.reason} (${grant.by})` },
              {
                heading: 'End',
                cell: (grant) =>
                  grant.runs ? (
                    <Link to={`${at}/roles/${grant.id}/end`}>
                      End {grant.role}, {grant.school}
                    </Link>
                  ) : (
                    'Ended'
                  ),
              },
            ]}
          />
        ) : null}
      </Panel>
      <StandIns view={view} />
      <UserIdentities at={at} identities={identities} providers={providers} may={may} today={today} />
      <Panel
        heading="Where they are signed in"
        aside={
          may.stop && sessions.length > 0 ? <LinkButton to={`${at}/sessions`}>End all sessions</LinkButton> : undefined
        }
      >
        {sessions.length === 0 ? <Empty>Not signed in anywhere.</Empty> : null}
        <ul className="plain-list">
          {sessions.map((session) => (
            <li key={session.since}>
              {session.agent}, since {instantText(session.since, zone, today)}, last seen{' '}
              {instantText(session.seen, zone, today)}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
