import { useLoaderData } from '@remix-run/react'
import { MyReportsPage } from '#app/features/report/my-reports-page.tsx'
import { myReports } from '#app/features/report/report-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(myReports)

export default function Reports() {
  return <MyReportsPage view={useLoaderData<typeof loader>()} />
}
