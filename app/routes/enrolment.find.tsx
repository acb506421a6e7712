import { useActionData } from '@remix-run/react'
import { findEnrolled, findEnrolledFrame } from '#app/features/enrolment/enrolment-pages.query.server.ts'
import { FindPeoplePage } from '#app/features/person/find-people-page.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'
import { searched } from '#app/ui/form/searched.ts'

export const handle = { title: 'A student comes or leaves' }
export const loader = pageLoader(findEnrolledFrame)
export const action = searchAction(findEnrolled)

export default function FindEnrolled() {
  return (
    <FindPeoplePage
      title="A student comes or leaves"
      lead="Find the student. Somebody new to the district is added to the roster first."
      {...searched(useActionData<typeof action>())}
      hrefOf={(id) => `/enrolment/${id}/new`}
    />
  )
}
