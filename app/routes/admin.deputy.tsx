import { deputyForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { deputyDesign } from '#app/features/administration/district-designs.ts'
import { setDeputy } from '#app/features/district/set-deputy.command.server.ts'
import { deputyInput } from '#app/features/district/people-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(deputyForm, deputyDesign)
export const action = formAction(setDeputy, { to: '/admin/district?saved=yes' })
export const handle = { title: 'Deputy' }

export default function Page() {
  return <HouseFormPage design={deputyDesign} schema={deputyInput} />
}
