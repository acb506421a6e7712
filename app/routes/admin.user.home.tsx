import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { changeStaffHome } from '#app/features/roster/change-staff-home.command.server.ts'
import { staffHomeDesign } from '#app/features/roster/staff-home-design.ts'
import { staffHomeForm } from '#app/features/roster/staff-home-form.query.server.ts'
import { staffHomeInput } from '#app/features/roster/staff-home-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(staffHomeForm, staffHomeDesign)
export const action = formAction(changeStaffHome, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Home address and phone' }

export default function Page() {
  return <HouseFormPage design={staffHomeDesign} schema={staffHomeInput} />
}
