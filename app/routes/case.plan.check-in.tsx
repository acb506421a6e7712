import { useLoaderData, useParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { checkInInput } from '#app/features/check-in/check-in.entry.ts'
import { CheckInAbout, checkInFor } from '#app/features/check-in/check-in-form.tsx'
import { recordCheckIn } from '#app/features/check-in/record-check-in.command.server.ts'
import { checkInAbout } from '#app/features/plan/plan-opening.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordCheckIn, checkInFor, {
    prefill: ({ input }) => (typeof input.due === 'string' ? { dueOn: input.due } : {}),
    extra: (work) => Promise.resolve(checkInAbout(work)),
  }),
)
export const action = formAction(recordCheckIn, {
  to: ({ entryId }, { params, context }) =>
    `/cases/${params.caseId ?? ''}/plan?recorded=${entryId}&at=${context.runtime.clock.now()}`,
})

export default function CheckInPage() {
  const { extra: about } = useLoaderData<typeof loader>()
  const design = checkInFor.design({ actionId: useParams().actionId })
  return design ? <CaseFormPage design={design} schema={checkInInput} before={<CheckInAbout {...about} />} /> : null
}
