import { useActionData, useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { FindPeoplePage } from '#app/features/person/find-people-page.tsx'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { searchAction } from '#app/http/search-action.server.ts'
import { searched } from '#app/ui/form/searched.ts'
import { IdentityBar } from '#app/ui/frame/identity-bar.tsx'

const nothingToAsk = { id: 'find-person', title: 'Find a person', submit: '', sections: [] }

export const loader = pageLoader(caseFormPage(identifyStudent, nothingToAsk))
export const action = searchAction(findPeople)

export default function FindForIdentity() {
  const { caseId, identity } = useLoaderData<typeof loader>()
  return (
    <div className="case-form">
      <IdentityBar identity={identity} to={`/cases/${caseId}`} />
      <FindPeoplePage
        title={nothingToAsk.title}
        lead="Choose somebody, then compare two things before you confirm."
        {...searched(useActionData<typeof action>())}
        hrefOf={(id) => `/cases/${caseId}/identify?person=${id}`}
      />
    </div>
  )
}
