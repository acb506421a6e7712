import { standInForm } from '#app/features/administration/access-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { standInDesign } from '#app/features/administration/access-designs.ts'
import { giveDelegation } from '#app/features/stand-in/give-delegation.command.server.ts'
import { giveDelegationInput } from '#app/features/stand-in/stand-in-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(standInForm, standInDesign)
export const action = formAction(giveDelegation, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Name who stands in' }

export default function Page() {
  return <HouseFormPage design={standInDesign} schema={giveDelegationInput} />
}
