import { CallLink } from '#app/ui/call-link.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { AlertsView } from './alerts.query.server.ts'

/** Where there is an emergency now. No person stands on this page, nor what was reported. */
export function AlertsPage({ view }: { view: AlertsView }) {
  return (
    <>
      <PageHead lead={`As of ${view.asOf}. Load the page again to see what changed: it sends you nothing.`}>
        Alerts
      </PageHead>
      {view.rows.length === 0 ? (
        <Empty heading="No emergency is marked now.">When one is, its school and since when stand here.</Empty>
      ) : (
        view.rows.map(({ id, school, phone, since }) => (
          <Panel key={id} heading={school}>
            <p>
              <strong>An emergency is marked since {since}.</strong>
            </p>
            {phone ? (
              <p>
                Before you write to anybody, call the school: <CallLink number={phone} />
              </p>
            ) : null}
          </Panel>
        ))
      )}
      <Panel heading="What families are told">
        <ul className="plain-list">
          <li>What the school and police agreed to say, and when you will say more.</li>
          <li>Whether school goes on, and what parents should do now.</li>
          <li>No name, grade, class or picture of anybody, and nothing from which somebody could be recognized.</li>
        </ul>
        {view.safetyPhone ? (
          <p>
            The safety office agrees to the wording: <CallLink number={view.safetyPhone} />
          </p>
        ) : null}
      </Panel>
    </>
  )
}
