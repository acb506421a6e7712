import { Button } from '#app/ui/button.tsx'
import { instantText } from '#app/ui/when.ts'

export interface OwnSession {
  name: string
  agent: string
  since: string
  seen: string
  here: boolean
}

/** Where one is signed in, with a way to end each. */
export function OwnSessions({
  sessions,
  zone,
  today,
}: {
  sessions: readonly OwnSession[]
  zone: string
  today: string
}) {
  return (
    <>
      <ul className="plain-list">
        {sessions.map(({ name, agent, since, seen, here }) => (
          <li key={name}>
            <p>
              <strong>{agent}</strong>
              {here ? ' (here)' : ''}
              <br />
              Since {instantText(since, zone, today)}; last used {instantText(seen, zone, today)}
            </p>
            {here ? null : (
              <form method="post" action="/account/sessions/end">
                <input type="hidden" name="sessionName" value={name} />
                <Button kind="quiet">End this session</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action="/sign-out/everywhere">
        <Button kind="second">Sign out everywhere</Button>
      </form>
    </>
  )
}
