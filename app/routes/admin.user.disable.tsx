import { stopUserForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { disableUserDesign } from '#app/features/administration/user-designs.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { disableUserInput } from '#app/features/users/user-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(stopUserForm, disableUserDesign)
export const action = formAction(disableUser, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}/leaves?saved=yes`,
})
export const handle = { title: 'Disable an account' }

export default function Page() {
  return <HouseFormPage design={disableUserDesign} schema={disableUserInput} />
}
