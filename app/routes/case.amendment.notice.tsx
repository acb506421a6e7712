import { useLoaderData } from '@remix-run/react'
import { NoticePage } from '#app/features/amendment/notice-page.tsx'
import { noticeDesign, noticePrinted, noticeShown } from '#app/features/amendment/notice-shown.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage({ permission: 'amendment.record' }, noticeDesign, {
    act: 'printed',
    extra: (work) => Promise.resolve(noticeShown(work)),
    shown: noticePrinted,
  }),
)

export default function AmendmentNotice() {
  const { caseId, extra, identity } = useLoaderData<typeof loader>()
  return <NoticePage caseId={caseId} number={identity.number} shown={extra} />
}
