import { demoSignInAction } from '#app/http/account.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'
import { FormOnlyPlainPage } from '#app/ui/frame/form-only-page.tsx'

export const loader = formOnlyLoader()
export const action = demoSignInAction()

export default function SignInAs() {
  return <FormOnlyPlainPage />
}
