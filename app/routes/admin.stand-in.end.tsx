import { endStandInForm } from '#app/features/administration/access-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { endStandInDesign } from '#app/features/administration/access-designs.ts'
import { endDelegation } from '#app/features/stand-in/end-delegation.command.server.ts'
import { endDelegationInput } from '#app/features/stand-in/stand-in-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(endStandInForm, endStandInDesign)
export const action = formAction(endDelegation, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'End a standing in' }

export default function Page() {
  return <HouseFormPage design={endStandInDesign} schema={endDelegationInput} />
}
