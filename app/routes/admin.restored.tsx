import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { confirmRestore } from '#app/features/restored/confirm-restore.command.server.ts'
import { restoredDesign } from '#app/features/restored/restored-design.ts'
import { restoredForm } from '#app/features/restored/restored-form.query.server.ts'
import { restoredInput } from '#app/features/restored/restored-input.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(restoredForm, restoredDesign)
export const action = formAction(confirmRestore, { to: '/work' })
export const handle = { title: 'A backup was restored' }

export default function Page() {
  return <HouseFormPage design={restoredDesign} schema={restoredInput} />
}
