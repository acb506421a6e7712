import { Empty } from '#app/ui/empty.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Table } from '#app/ui/table.tsx'
import { instantText } from '#app/ui/when.ts'
import type { AroundPage } from './around-page.ts'
import type { LogLine } from './case-log.ts'
import { CasePageFrame } from './case-page-frame.tsx'

export interface CaseTrailView extends AroundPage {
  lines: readonly LogLine[]
  older: number | null
}

interface Shown {
  view: CaseTrailView
  heading: string
  lead: string
  /** The page's own address, for the next page. */
  path: string
}

/** Events of a case in sentences, newest first. */
export function CaseTrailPage({ view, heading, lead, path }: Shown) {
  return (
    <CasePageFrame page={view} heading={heading} lead={lead}>
      {view.lines.length === 0 ? (
        <Empty>Nothing here.</Empty>
      ) : (
        <Table
          name={heading}
          cards
          rows={view.lines}
          keyOf={({ seq }) => String(seq)}
          columns={[
            { heading: 'When', oneLine: true, cell: ({ at }) => instantText(at, view.zone, view.today) },
            { heading: 'Who', names: true, cell: ({ who }) => who },
            { heading: 'What', cell: ({ what, refused }) => (refused ? `${what} (refused)` : what) },
          ]}
        />
      )}
      <Pagination older={view.older === null ? undefined : `/cases/${view.caseId}/${path}?before=${view.older}`} />
    </CasePageFrame>
  )
}
