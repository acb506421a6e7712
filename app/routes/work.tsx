import { useLoaderData } from '@remix-run/react'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { MyWorkPage } from '#app/features/work/my-work-page.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(myWork)

export default function Work() {
  return <MyWorkPage view={useLoaderData<typeof loader>()} />
}
