import { Button } from '#app/ui/button.tsx'
import { FilterLinks } from '#app/ui/filter-links.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { stageChoices } from '#app/ui/stage-words.ts'
import { casesHref } from './cases-href.ts'
import type { CaseFilters } from './cases-href.ts'
import type { CaseRow } from './case-list.query.server.ts'
import { CaseRows } from './case-rows.tsx'
import { SearchForm } from './search-form.tsx'

export interface CasesView {
  rows: readonly CaseRow[]
  count: string
  one: boolean
  older: string | null
  schools: readonly { id: string; name: string }[]
  levels: readonly { id: string; label: string }[]
  zone: string
  today: string
  filters: CaseFilters
}

const views = [
  { label: 'All', change: { stage: undefined, mine: undefined, due: undefined } },
  { label: 'Mine', change: { stage: undefined, mine: 'yes', due: undefined } },
  { label: 'Open', change: { stage: 'open', mine: undefined, due: undefined } },
  { label: 'Overdue', change: { stage: undefined, mine: undefined, due: 'overdue' } },
  { label: 'Due this week', change: { stage: undefined, mine: undefined, due: 'this-week' } },
  { label: 'Finished', change: { stage: 'finished', mine: undefined, due: undefined } },
] as const

/** The folders that the person may see. Filters stand in the address; names never do. */
export function CasesPage({ view }: { view: CasesView }) {
  const { filters } = view
  return (
    <>
      <PageHead>Cases</PageHead>
      <SearchForm />
      <FilterLinks
        name="Which cases"
        filters={views.map(({ label, change }) => ({
          label,
          to: casesHref(filters, change),
          here: filters.stage === change.stage && filters.mine === change.mine && filters.due === change.due,
        }))}
      />
      <Narrow view={view} />
      <p className="quiet" role="status">
        {view.count} {view.one ? 'case' : 'cases'}
      </p>
      <CaseRows {...view} empty="No case matches. Take a filter away, or look for a number." />
      <Pagination
        newer={filters.after ? casesHref(filters, {}) : undefined}
        older={view.older ? casesHref(filters, { after: view.older }) : undefined}
      />
    </>
  )
}

/** School, stage and level, as a form that works without script: it only changes the address. */
function Narrow({ view }: { view: CasesView }) {
  const { filters } = view
  const kept = Object.entries({ mine: filters.mine, due: filters.due })
  return (
    <form method="get" action="/cases" className="filter-form">
      {kept.map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <label className="field">
        School
        <select className="input" name="school" defaultValue={filters.school ?? ''} key={filters.school}>
          <option value="">All schools</option>
          {view.schools.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        Stage
        <select className="input" name="stage" defaultValue={filters.stage ?? ''} key={filters.stage}>
          <option value="">Any</option>
          <option value="open">Open</option>
          <option value="finished">Finished</option>
          {stageChoices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        Level of concern
        <select className="input" name="level" defaultValue={filters.level ?? ''} key={filters.level}>
          <option value="">Any</option>
          {view.levels.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Button kind="second">Apply</Button>
    </form>
  )
}
