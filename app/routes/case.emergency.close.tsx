import { closeBreakGlass } from '#app/features/emergency/close-break-glass.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'
import { FormOnlyPage } from '#app/ui/frame/form-only-page.tsx'

export const loader = formOnlyLoader()
export const action = formAction(closeBreakGlass, {
  to: '/work?closed=yes',
  page: ({ params }) => `/cases/${params.caseId ?? ''}`,
})

export default function CloseEmergency() {
  return <FormOnlyPage />
}
