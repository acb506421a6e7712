import { endGrantForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { endGrantDesign } from '#app/features/administration/user-designs.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { endGrantInput } from '#app/features/grants/grant-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(endGrantForm, endGrantDesign)
export const action = formAction(endGrant, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'End a role' }

export default function Page() {
  return <HouseFormPage design={endGrantDesign} schema={endGrantInput} />
}
