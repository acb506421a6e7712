import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { endIdentityDesign } from '#app/features/administration/identity-designs.ts'
import { endIdentityForm } from '#app/features/administration/identity-forms.query.server.ts'
import { endIdentity } from '#app/features/users/end-identity.command.server.ts'
import { endIdentityInput } from '#app/features/users/identity-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(endIdentityForm, endIdentityDesign)
export const action = formAction(endIdentity, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'End a connection' }

export default function Page() {
  return <HouseFormPage design={endIdentityDesign} schema={endIdentityInput} />
}
