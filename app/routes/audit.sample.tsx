import { useLoaderData } from '@remix-run/react'
import { SamplePage } from '#app/features/desk/sample-page.tsx'
import { samplePage } from '#app/features/desk/sample-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = pageLoader(samplePage)
export const handle = { title: 'Cases drawn at random' }

export default function Sample() {
  return (
    <>
      <PageHead lead="Open each with a reason, read it, and say what you found.">Cases drawn at random</PageHead>
      <SamplePage view={useLoaderData<typeof loader>()} />
    </>
  )
}
