import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { BeforeLine } from './before-you-decide.ts'

/** The two ways to judge: three lines before the meeting, the team's own judgement after it. */
export function LevelLinks({ caseId, here }: { caseId: string; here: 'working' | 'meeting' }) {
  const links = [
    { id: 'working', label: 'Working level', to: `/cases/${caseId}/level/working` },
    { id: 'meeting', label: 'After the meeting', to: `/cases/${caseId}/level` },
  ] as const
  return (
    <nav className="filters" aria-label="Level of concern">
      <ul>
        {links.map(({ id, label, to }) => (
          <li key={id}>
            <Link to={to} aria-current={id === here ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What to look at first, each a link to where it is put right. */
export function BeforeYouDecide({ caseId, lines }: { caseId: string; lines: readonly BeforeLine[] }) {
  return (
    <Panel heading="Before you decide">
      <ul className="plain-list">
        {lines.map(({ text, place }) => (
          <li key={text}>
            <Link to={place.startsWith('#') ? `/cases/${caseId}${place}` : `/cases/${caseId}/${place}`}>{text}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Somebody who isn't on the case sees that a level awaits approval, and joins the team to read what it rests on. */
export function JoinFirst({ caseId, awaiting }: { caseId: string; awaiting: boolean }) {
  return (
    <Notice heading={awaiting ? 'This level awaits approval.' : 'You are not on this case.'}>
      <p>
        To read what it rests on, and to approve, <Link to={`/cases/${caseId}/team/add`}>join the team</Link>. Your name
        and your reason are recorded.
      </p>
    </Notice>
  )
}
