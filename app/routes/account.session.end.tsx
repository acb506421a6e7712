import { endSessionAction } from '#app/http/account.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'
import { FormOnlyPlainPage } from '#app/ui/frame/form-only-page.tsx'

export const loader = formOnlyLoader()
export const action = endSessionAction()

export default function EndSession() {
  return <FormOnlyPlainPage />
}
