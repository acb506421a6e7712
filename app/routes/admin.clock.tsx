import { clockForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { clockDesign } from '#app/features/administration/district-designs.ts'
import { changeClock } from '#app/features/district/change-clock.command.server.ts'
import { clockInput } from '#app/features/district/clock-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(clockForm, clockDesign)
export const action = formAction(changeClock, { to: '/admin/district?saved=yes' })
export const handle = { title: 'Clock' }

export default function Page() {
  return <HouseFormPage design={clockDesign} schema={clockInput} />
}
