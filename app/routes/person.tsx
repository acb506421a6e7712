import { useLoaderData } from '@remix-run/react'
import { PersonPage } from '#app/features/person/person-page.tsx'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(personPage)

export default function Person() {
  return <PersonPage view={useLoaderData<typeof loader>()} />
}
