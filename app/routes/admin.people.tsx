import { useActionData, useSearchParams } from '@remix-run/react'
import { FindPeoplePage } from '#app/features/person/find-people-page.tsx'
import { findStudents, rosterPage } from '#app/features/roster/student-forms.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { searched } from '#app/ui/form/searched.ts'
import { Notice } from '#app/ui/notice.tsx'

export const handle = { title: 'Students' }
export const loader = pageLoader(rosterPage)
export const action = searchAction(findStudents)

export default function Roster() {
  const answer = searched(useActionData<typeof action>())
  const [search] = useSearchParams()
  return (
    <>
      {search.has('saved') && !answer.found ? <Notice tone="done">The student is saved.</Notice> : null}
      <FindPeoplePage
        title="Students"
        lead="Whom reports and cases can name: school, parents, every address. No case is shown here."
        {...answer}
        hrefOf={(id) => `/admin/people/${id}`}
      />
      <p>
        <LinkButton to="/admin/people/new">Add a student</LinkButton>
      </p>
      <p className="hint">
        A whole school is loaded from a file with <code>npm run roster</code>; <code>npm run roster -- --help</code>{' '}
        says how.
      </p>
    </>
  )
}
