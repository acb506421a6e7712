import { Button } from '#app/ui/button.tsx'
import { Panel } from '#app/ui/panel.tsx'

export interface DemoPerson {
  id: string
  name: string
  title: string
  roles: readonly string[]
}

/** The people of the demo district: one click signs in as one of them. */
export function DemoPeople({ people, next }: { people: readonly DemoPerson[]; next?: string }) {
  if (people.length === 0) return null
  return (
    <Panel heading="Look around as somebody of the demo district">
      <ul className="demo-people">
        {people.map(({ id, name, title, roles }) => (
          <li key={id}>
            <form method="post" action="/sign-in/as">
              <input type="hidden" name="userId" value={id} />
              {next ? <input type="hidden" name="next" value={next} /> : null}
              <Button kind="second">Sign in as {name}</Button>
            </form>
            <p className="quiet">{[title, ...roles].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
