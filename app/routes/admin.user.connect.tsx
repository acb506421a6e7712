import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { connectIdentityDesign } from '#app/features/administration/identity-designs.ts'
import { connectIdentityForm } from '#app/features/administration/identity-forms.query.server.ts'
import { connectIdentity } from '#app/features/users/connect-identity.command.server.ts'
import { connectIdentityInput } from '#app/features/users/identity-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'
import { knownProvider } from '#app/http/providers.server.ts'

export const loader = houseFormLoader(connectIdentityForm, connectIdentityDesign, {
  input: (args) => ({ label: knownProvider(args).label }),
})
export const action = formAction(connectIdentity, {
  input: (args) => ({ issuer: knownProvider(args).issuer }),
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Connect an account' }

export default function Page() {
  return <HouseFormPage design={connectIdentityDesign} schema={connectIdentityInput} />
}
