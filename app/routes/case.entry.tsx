import { useLoaderData } from '@remix-run/react'
import { EntryPage } from '#app/features/case/entry-page.tsx'
import { entryPage } from '#app/features/case/entry-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(entryPage)

export default function Entry() {
  return <EntryPage view={useLoaderData<typeof loader>()} />
}
