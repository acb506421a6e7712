import { useLoaderData, useSearchParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { historyRows } from '#app/features/history/history-opening.ts'
import { HistoryRows } from '#app/features/history/history-rows.tsx'
import { recordHistory } from '#app/features/history/record-history.command.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Notice } from '#app/ui/notice.tsx'

const nothingToAsk = { id: 'history', title: 'History review', submit: '', sections: [] }

export const loader = pageLoader(
  caseFormPage(recordHistory, nothingToAsk, { extra: (work) => Promise.resolve(historyRows(work)) }),
)

export default function HistoryPage() {
  const page = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <CasePageFrame page={page} heading="History review" lead="One row for each source, saved alone.">
      {search.has('saved') ? <Notice tone="done">The row is saved.</Notice> : null}
      <HistoryRows view={page.extra} />
    </CasePageFrame>
  )
}
