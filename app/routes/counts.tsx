import { useLoaderData } from '@remix-run/react'
import { CountsPage } from '#app/features/counts/counts-page.tsx'
import { counts } from '#app/features/counts/counts.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(counts)

export default function Counts() {
  return <CountsPage view={useLoaderData<typeof loader>()} />
}
