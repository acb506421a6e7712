import { useLoaderData } from '@remix-run/react'
import { onePersonsLooks } from '#app/features/audit-log/one-persons-looks.query.server.ts'
import { OnePersonFilter, OnePersonsLooks } from '#app/features/audit-log/one-persons-looks-view.tsx'
import { filterLoader } from '#app/http/filter-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = filterLoader(onePersonsLooks)
export const handle = { title: 'What one person saw' }

export default function AuditPerson() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead lead="Everything that was shown to them, printed, downloaded or refused. No page says why: ask.">
        What one person saw
      </PageHead>
      <OnePersonFilter view={view} refused={view.refused} />
      <OnePersonsLooks view={view} />
    </>
  )
}
