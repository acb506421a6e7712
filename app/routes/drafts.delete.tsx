import { draftDeleteAction } from '#app/http/drafts.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'
import { FormOnlyPlainPage } from '#app/ui/frame/form-only-page.tsx'

export const loader = formOnlyLoader()
export const action = draftDeleteAction()

export default function DeleteDraft() {
  return <FormOnlyPlainPage />
}
