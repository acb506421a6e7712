import { useActionData, useParams } from '@remix-run/react'
import { recordCheckIn } from '#app/features/check-in/record-check-in.command.server.ts'
import { NotDonePage } from '#app/features/work/not-done-page.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { formOnlyLoader } from '#app/http/page-loader.server.ts'

export const handle = { title: 'My work' }

export const loader = formOnlyLoader()
export const action = formAction(recordCheckIn, {
  to: ({ entryId }, { params, context }) =>
    `/work?recorded=${entryId}&in=${params.caseId ?? ''}&at=${context.runtime.clock.now()}`,
})

/** Shown only where the answer was refused: what happened instead is asked again. */
export default function CheckIn() {
  return <NotDonePage caseId={useParams().caseId ?? ''} refused={useActionData<typeof action>()} />
}
