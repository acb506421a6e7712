import { Panel } from '#app/ui/panel.tsx'
import type { LeavingShown } from './recusal-pages.server.ts'

/** What leaving a case means, before somebody does it. */
export function Consequences({ leaving }: { leaving: LeavingShown }) {
  const { next, leads, had } = leaving
  const work = had === 0 ? null : had === 1 ? 'The one thing you had to do' : `The ${had} things you had to do`
  return (
    <Panel heading="What it means">
      <ul className="plain-list">
        <li>You leave the team at once and can’t see this case any more.</li>
        {leads ? (
          <li>{next ? `${next} leads the case from then on.` : 'The district leads look after the case.'}</li>
        ) : null}
        {work ? <li>{`${work} here pass${had === 1 ? 'es' : ''} to ${next ?? 'the district leads'}.`}</li> : null}
        <li>You can’t take this back yourself. A district lead can.</li>
        <li>If somebody is in danger, you can still tell the team and call 911.</li>
      </ul>
    </Panel>
  )
}
