import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { teamChoices } from '#app/features/team/team-choices.server.ts'
import { addMemberInput } from '#app/features/team/team-input.ts'
import { addMemberDesign } from '#app/features/team/team-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(addMember, addMemberDesign, { choices: teamChoices }))
export const action = formAction(addMember, { saved: 'team' })

export default function AddMemberPage() {
  return <CaseFormPage design={addMemberDesign} schema={addMemberInput} />
}
