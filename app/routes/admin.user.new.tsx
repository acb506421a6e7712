import { newUserForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { newUserDesign } from '#app/features/administration/user-designs.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { createUserInput } from '#app/features/users/user-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(newUserForm, newUserDesign)
export const action = formAction(createUser, { to: ({ userId }) => `/admin/users/${userId}?saved=yes` })
export const handle = { title: 'Add a person' }

export default function Page() {
  return <HouseFormPage design={newUserDesign} schema={createUserInput} />
}
