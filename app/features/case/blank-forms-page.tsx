import { FilterLinks } from '#app/ui/filter-links.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'

interface Shown {
  about?: 'adult'
  groups: readonly { heading: string; designs: readonly { id: string; title: string }[] }[]
}

/** Every form on paper, for where there is no screen. What is written there is typed in later with its own times. */
export function BlankFormsPage({ view }: { view: Shown }) {
  return (
    <>
      <PageHead lead="Print one, fill it in by hand, and type it in later with the times on it.">Blank forms</PageHead>
      <FilterLinks
        name="About whom"
        filters={[
          { label: 'About a student', to: '/forms', here: !view.about },
          { label: 'About a member of staff or another adult', to: '/forms?about=adult', here: view.about === 'adult' },
        ]}
      />
      {view.groups.map(({ heading, designs }) => (
        <Panel key={heading} heading={heading}>
          <ul className="plain-list">
            {designs.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/forms/${id}/blank${view.about ? '?about=adult' : ''}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </>
  )
}
