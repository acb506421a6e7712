import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { recordFinding } from '#app/features/desk/record-finding.command.server.ts'
import { recordFindingDesign, recordFindingInput } from '#app/features/desk/sample-input.ts'
import { recordFindingForm } from '#app/features/desk/sample-pages.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'

export const loader = houseFormLoader(recordFindingForm, recordFindingDesign)
export const action = formAction(recordFinding, { to: ({ sampleId }) => `/audit/samples/${sampleId}` })
export const handle = { title: 'What did you find?' }

export default function RecordFinding() {
  const { opened, caseId } = useLoaderData<typeof loader>()
  const before = opened ? undefined : (
    <Notice>
      <p>
        <Link to={`/cases/${caseId}/open-to-audit`}>Open this case with a reason</Link> and read it first.
      </p>
    </Notice>
  )
  return <HouseFormPage design={recordFindingDesign} schema={recordFindingInput} before={before} />
}
