import { signOutAction } from '#app/http/account.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'
import { FormOnlyPlainPage } from '#app/ui/frame/form-only-page.tsx'

export const loader = formOnlyLoader()
export const action = signOutAction()

export default function SignOut() {
  return <FormOnlyPlainPage />
}
