import { readStatement } from '#app/features/interview/record-interview.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'

/** "I have read this", said on the statement's own page. */
export const action = formAction(readStatement, { saved: 'case' })
