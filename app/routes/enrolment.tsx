import { useLoaderData } from '@remix-run/react'
import { EnrolmentPage } from '#app/features/enrolment/enrolment-page.tsx'
import { enrolmentPage } from '#app/features/enrolment/enrolment-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(enrolmentPage)

export default function Enrolment() {
  return <EnrolmentPage view={useLoaderData<typeof loader>()} />
}
