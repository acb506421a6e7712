import { triageGroupForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { triageGroupDesign } from '#app/features/administration/district-designs.ts'
import { setTriageGroup } from '#app/features/district/set-triage-group.command.server.ts'
import { triageGroupInput } from '#app/features/district/people-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(triageGroupForm, triageGroupDesign)
export const action = formAction(setTriageGroup, { to: '/admin/district?saved=yes' })
export const handle = { title: 'Who opens reports' }

export default function Page() {
  return <HouseFormPage design={triageGroupDesign} schema={triageGroupInput} />
}
