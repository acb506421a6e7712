import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { IdentityBar } from '#app/ui/frame/identity-bar.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { InWords, sayOf } from './in-words.tsx'
import type { CaseFormView } from './case-form-page.query.server.ts'

/** A page of a case that is no single form: whom it is about, its heading, and what the page brings. */
export function CasePageFrame({
  page,
  heading,
  lead,
  children,
}: {
  page: Pick<CaseFormView, 'caseId' | 'identity'>
  heading: string
  lead?: ReactNode
  children: ReactNode
}) {
  const [search] = useSearchParams()
  return (
    <InWords of={page.identity}>
      <div className="case-form">
        <IdentityBar identity={page.identity} to={`/cases/${page.caseId}`} />
        <PageHead lead={typeof lead === 'string' ? sayOf(page.identity)(lead) : lead}>{heading}</PageHead>
        {search.has('saved') ? <Notice tone="done">On record.</Notice> : null}
        {children}
      </div>
    </InWords>
  )
}
