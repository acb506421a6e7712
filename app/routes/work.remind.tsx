import { useActionData } from '@remix-run/react'
import { recordReminder } from '#app/features/reminder/record-reminder.command.server.ts'
import { NotRemindedPage } from '#app/features/work/not-reminded-page.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'

export const handle = { title: 'My work' }

export const loader = formOnlyLoader()
export const action = formAction(recordReminder, { to: '/work?reminded=1' })

/** Shown only where a rule refused it. */
export default function Remind() {
  return <NotRemindedPage refused={useActionData<typeof action>()} />
}
