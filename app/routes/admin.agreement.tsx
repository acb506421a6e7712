import { agreementForm } from '#app/features/administration/access-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { agreementDesign } from '#app/features/administration/access-designs.ts'
import { renewAgreement } from '#app/features/agreement/renew-agreement.command.server.ts'
import { renewAgreementInput } from '#app/features/agreement/agreement-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(agreementForm, agreementDesign)
export const action = formAction(renewAgreement, {
  to: (_result, { params }) => `/admin/users/${params.userId ?? ''}?saved=yes`,
})
export const handle = { title: 'Renew an agreement' }

export default function Page() {
  return <HouseFormPage design={agreementDesign} schema={renewAgreementInput} />
}
