import { useLoaderData } from '@remix-run/react'
import { EntryPage } from '#app/features/case/entry-page.tsx'
import { entryPage } from '#app/features/case/entry-page.query.server.ts'
import { openFirst } from '#app/features/opening/audit-design.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(entryPage, { refused: openFirst() })

export default function Entry() {
  return <EntryPage view={useLoaderData<typeof loader>()} />
}
