import { readStatement } from '#app/features/interview/record-interview.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'
import { FormOnlyPage } from '#app/ui/frame/form-only-page.tsx'

export const loader = formOnlyLoader()

/** "I have read this", said on the statement's own page. */
export const action = formAction(readStatement, { saved: 'case' })

export default function ReadStatement() {
  return <FormOnlyPage />
}
