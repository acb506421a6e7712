import { useActionData } from '@remix-run/react'
import { FindPeoplePage } from '#app/features/person/find-people-page.tsx'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { peopleFrame } from '#app/features/person/person-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'
import { searched } from '#app/ui/form/searched.ts'

export const handle = { title: 'People' }
export const loader = pageLoader(peopleFrame)
export const action = searchAction(findPeople)

export default function People() {
  return (
    <FindPeoplePage
      title="People"
      lead="Students and parents, by name or number."
      {...searched(useActionData<typeof action>())}
      hrefOf={(id) => `/people/${id}`}
    />
  )
}
