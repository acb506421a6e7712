import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { approveRetention } from '#app/features/retention/approve-retention.command.server.ts'
import { ChangePanel, DeclineLink } from '#app/features/retention/change-shown.tsx'
import { approveRetentionDesign, approveRetentionInput } from '#app/features/retention/retention-designs.ts'
import { retentionChangeForm } from '#app/features/retention/retention-forms.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(retentionChangeForm, approveRetentionDesign)
export const action = formAction(approveRetention, { to: '/records#schedule' })
export const handle = { title: 'Approve a change of the schedule' }

export default function Page() {
  const { change } = useLoaderData<typeof loader>()
  return (
    <HouseFormPage
      design={approveRetentionDesign}
      schema={approveRetentionInput}
      before={<ChangePanel change={change} />}
      after={<DeclineLink change={change} />}
    />
  )
}
