import { Panel } from '#app/ui/panel.tsx'

/** What somebody opened in an emergency before, and how its review stands. */
export function OwnOpenings({ own }: { own: readonly { id: string; number: string; when: string; state: string }[] }) {
  if (own.length === 0) return null
  return (
    <Panel heading="What you opened before" id="own">
      <ul className="plain-list">
        {own.map(({ id, number, when, state }) => (
          <li key={id}>
            {number}, {when}. {state}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
