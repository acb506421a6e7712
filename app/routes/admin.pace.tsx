import { paceDesign } from '#app/features/administration/district-designs.ts'
import { paceForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { changePace } from '#app/features/district/change-pace.command.server.ts'
import { paceInput } from '#app/features/district/pace-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(paceForm, paceDesign)
export const action = formAction(changePace, { to: '/admin/district?saved=yes' })
export const handle = { title: 'When searches, looks and reports pause' }

export default function Page() {
  return <HouseFormPage design={paceDesign} schema={paceInput} />
}
