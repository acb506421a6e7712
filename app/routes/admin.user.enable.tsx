import { enableUserForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { enableUserDesign } from '#app/features/administration/user-designs.ts'
import { enableUser } from '#app/features/users/enable-user.command.server.ts'
import { disableUserInput } from '#app/features/users/user-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(enableUserForm, enableUserDesign)
export const action = formAction(enableUser, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Enable an account' }

export default function Page() {
  return <HouseFormPage design={enableUserDesign} schema={disableUserInput} />
}
