import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { ChangePanel } from '#app/features/retention/change-shown.tsx'
import { declineRetention } from '#app/features/retention/decline-retention.command.server.ts'
import { declineRetentionDesign, declineRetentionInput } from '#app/features/retention/retention-designs.ts'
import { retentionChangeForm } from '#app/features/retention/retention-forms.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(retentionChangeForm, declineRetentionDesign)
export const action = formAction(declineRetention, { to: '/records#schedule' })
export const handle = { title: 'Decline a change of the schedule' }

export default function Page() {
  const { change } = useLoaderData<typeof loader>()
  return (
    <HouseFormPage
      design={declineRetentionDesign}
      schema={declineRetentionInput}
      before={<ChangePanel change={change} />}
    />
  )
}
