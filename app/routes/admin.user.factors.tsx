import { resetFactorsForm } from '#app/features/administration/user-forms.query.server.ts'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { resetFactorsDesign } from '#app/features/administration/user-designs.ts'
import { disableUserInput } from '#app/features/users/user-input.ts'
import { askFactorResetAction } from '#app/http/account.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(resetFactorsForm, resetFactorsDesign)
export const action = askFactorResetAction()
export const handle = { title: 'Reset second steps' }

export default function Page() {
  return <HouseFormPage design={resetFactorsDesign} schema={disableUserInput} />
}
