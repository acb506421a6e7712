import { onDutyForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { onDutyDesign } from '#app/features/administration/district-designs.ts'
import { setOnDuty } from '#app/features/district/set-on-duty.command.server.ts'
import { onDutyInput } from '#app/features/district/people-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(onDutyForm, onDutyDesign)
export const action = formAction(setOnDuty, { to: '/admin/district?saved=yes' })
export const handle = { title: 'On duty' }

export default function Page() {
  return <HouseFormPage design={onDutyDesign} schema={onDutyInput} />
}
