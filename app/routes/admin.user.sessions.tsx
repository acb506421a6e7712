import { stopUserForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { endSessionsDesign } from '#app/features/administration/user-designs.ts'
import { endSessionsOfUser } from '#app/features/users/end-sessions.command.server.ts'
import { disableUserInput } from '#app/features/users/user-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(stopUserForm, endSessionsDesign)
export const action = formAction(endSessionsOfUser, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'End all sessions' }

export default function Page() {
  return <HouseFormPage design={endSessionsDesign} schema={disableUserInput} />
}
