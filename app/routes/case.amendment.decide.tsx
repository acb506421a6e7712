import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { decideAmendmentDesign } from '#app/features/amendment/amendment-form.ts'
import { decideAmendmentInput } from '#app/features/amendment/amendment.entry.ts'
import { toDecide } from '#app/features/amendment/amendments-to-pick.ts'
import { decideAmendment } from '#app/features/amendment/record-amendment.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(decideAmendment, decideAmendmentDesign, { choices: ({ caseFile }) => toDecide(caseFile) }),
)
export const action = formAction(decideAmendment, { saved: 'disclosures' })

export default function DecideAmendmentPage() {
  return <CaseFormPage design={decideAmendmentDesign} schema={decideAmendmentInput} />
}
