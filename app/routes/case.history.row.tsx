import { useLoaderData, useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { historyInput } from '#app/features/history/history.entry.ts'
import { historyOfSource, historyOpening } from '#app/features/history/history-opening.ts'
import { HistoryRows } from '#app/features/history/history-rows.tsx'
import { recordHistory } from '#app/features/history/record-history.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordHistory, historyOfSource, historyOpening))
export const action = formAction(recordHistory, {
  to: (_result, { params }) => `/cases/${params.caseId}/history?saved=${params.source}`,
})

export default function HistoryRowPage() {
  const { extra: rows } = useLoaderData<typeof loader>()
  const design = historyOfSource.design({ source: useParams().source })
  return design ? <CaseFormPage design={design} schema={historyInput} after={<HistoryRows view={rows} />} /> : null
}
