import { userForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { userDesign } from '#app/features/administration/user-designs.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { changeUserInput } from '#app/features/users/user-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(userForm, userDesign)
export const action = formAction(changeUser, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Change details' }

export default function Page() {
  return <HouseFormPage design={userDesign} schema={changeUserInput} />
}
