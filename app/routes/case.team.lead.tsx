import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { changeLead } from '#app/features/team/change-lead.command.server.ts'
import { changeLeadInput } from '#app/features/team/team-input.ts'
import { changeLeadDesign } from '#app/features/team/team-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(changeLead, changeLeadDesign))
export const action = formAction(changeLead, { saved: 'team' })

export default function ChangeLeadPage() {
  return <CaseFormPage design={changeLeadDesign} schema={changeLeadInput} />
}
