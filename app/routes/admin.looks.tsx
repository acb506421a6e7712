import { looksDesign } from '#app/features/administration/district-designs.ts'
import { looksForm } from '#app/features/administration/district-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { changeLooks } from '#app/features/district/change-looks.command.server.ts'
import { looksInput } from '#app/features/district/looks-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(looksForm, looksDesign)
export const action = formAction(changeLooks, { to: '/admin/district?saved=yes' })
export const handle = { title: 'When looks are worth asking about' }

export default function Page() {
  return <HouseFormPage design={looksDesign} schema={looksInput} />
}
