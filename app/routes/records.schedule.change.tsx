import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { proposeRetention } from '#app/features/retention/propose-retention.command.server.ts'
import { proposeRetentionDesign, proposeRetentionInput } from '#app/features/retention/retention-designs.ts'
import { retentionForm } from '#app/features/retention/retention-forms.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(retentionForm, proposeRetentionDesign)
export const action = formAction(proposeRetention, { to: '/records#schedule' })
export const handle = { title: 'Change how long records are kept' }

export default function Page() {
  return <HouseFormPage design={proposeRetentionDesign} schema={proposeRetentionInput} />
}
