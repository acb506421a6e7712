import { useLoaderData } from '@remix-run/react'
import { auditDesk } from '#app/features/desk/desk.query.server.ts'
import { DeskPage } from '#app/features/desk/desk-page.tsx'
import { filterLoader } from '#app/http/filter-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = filterLoader(auditDesk)
export const handle = { title: 'Auditor’s desk' }

export default function AuditDesk() {
  return (
    <>
      <PageHead lead="Who decided what, on which evidence, what was missing, who looked, and whether the record is intact.">
        Auditor’s desk
      </PageHead>
      <DeskPage view={useLoaderData<typeof loader>()} />
    </>
  )
}
