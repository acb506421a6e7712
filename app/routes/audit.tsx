import { useLoaderData } from '@remix-run/react'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { AuditFilters, AuditLines } from '#app/features/audit-log/audit-log-view.tsx'
import { filterLoader } from '#app/http/filter-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { ProofLines } from '#app/ui/proof-lines.tsx'

export const loader = filterLoader(auditLog)
export const handle = { title: 'Audit log' }

export default function AuditPage() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        lead={`${view.size.toLocaleString('en-US')} events, newest first. Each names its rule; none holds what was written about a child.`}
      >
        Audit log
      </PageHead>
      <p>
        <Link to="/audit/desk">Auditor’s desk</Link> · <Link to="/audit/looks">Looks worth asking about</Link> ·{' '}
        <Link to="/audit/person">What one person saw</Link>
      </p>
      <AuditFilters filter={view.filter} people={view.people} refused={view.refused} />
      <AuditLines view={view} today={view.today} />
      <p>
        <Link to="/admin/access-table">What each role can see and do</Link>
      </p>
      <ProofLines lines={view.proof} zone={view.zone} today={view.today} />
      <p className="quiet">
        Last event: <code>{view.last.slice(0, 16)}</code>. To check that nothing was changed, run{' '}
        <code>npm run audit:verify</code> on the server.
      </p>
    </>
  )
}
