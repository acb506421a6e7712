import { useActionData } from '@remix-run/react'
import { undoCheckIn } from '#app/features/check-in/undo-check-in.command.server.ts'
import { NotTakenBackPage } from '#app/features/work/not-done-page.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'

export const handle = { title: 'My work' }

export const loader = formOnlyLoader()
export const action = formAction(undoCheckIn, { to: '/work?undone=1' })

/** Shown only where a rule refused it. */
export default function UndoCheckIn() {
  return <NotTakenBackPage refused={useActionData<typeof action>()} />
}
