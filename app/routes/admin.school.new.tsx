import { schoolForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { schoolDesign } from '#app/features/administration/district-designs.ts'
import { saveSchool } from '#app/features/district/save-school.command.server.ts'
import { schoolInput } from '#app/features/district/school-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(schoolForm, schoolDesign)
export const action = formAction(saveSchool, { to: '/admin/district?saved=yes' })
export const handle = { title: 'School' }

export default function Page() {
  return <HouseFormPage design={schoolDesign} schema={schoolInput} />
}
