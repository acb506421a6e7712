import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { rolesFor } from '#app/features/interview/interview-opening.ts'
import { roleWords } from '#app/features/interview/prompts.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Link } from '#app/ui/link.tsx'

const nothingToAsk = { id: 'interview', title: 'Interview', submit: '', sections: [] }

export const loader = pageLoader(
  caseFormPage(recordInterview, nothingToAsk, { extra: ({ caseFile }) => Promise.resolve(rolesFor(caseFile)) }),
)

/** The questions follow the role, so the role is chosen first. */
export default function ChooseInterviewPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame
      page={page}
      heading="Interview"
      lead="With whom do you talk? Ask out loud; nobody is handed the page."
    >
      <ul className="plain-list menu-list">
        {page.extra.map((role) => (
          <li key={role}>
            <Link to={`/cases/${page.caseId}/interview/new/${role}`}>{roleWords[role]}</Link>
          </li>
        ))}
      </ul>
    </CasePageFrame>
  )
}
