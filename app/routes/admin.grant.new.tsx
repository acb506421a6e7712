import { grantForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { grantDesign } from '#app/features/administration/user-designs.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { grantInput } from '#app/features/grants/grant-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(grantForm, grantDesign)
export const action = formAction(giveGrant, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Give a role' }

export default function Page() {
  return <HouseFormPage design={grantDesign} schema={grantInput} />
}
