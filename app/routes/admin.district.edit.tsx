import { districtForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { districtDesign } from '#app/features/administration/district-designs.ts'
import { changeDistrict } from '#app/features/district/change-district.command.server.ts'
import { districtInput } from '#app/features/district/district-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(districtForm, districtDesign)
export const action = formAction(changeDistrict, { to: '/admin/district?saved=yes' })
export const handle = { title: 'The district' }

export default function Page() {
  return <HouseFormPage design={districtDesign} schema={districtInput} />
}
