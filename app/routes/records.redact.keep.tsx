import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { AskedPanel } from '#app/features/redaction/asked-panel.tsx'
import { withdrawRedaction } from '#app/features/redaction/withdraw-redaction.command.server.ts'
import { withdrawRedactionDesign, withdrawRedactionInput } from '#app/features/redaction/redaction-designs.ts'
import { withdrawRedactionForm } from '#app/features/redaction/redaction-form.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(withdrawRedactionForm, withdrawRedactionDesign)
export const action = formAction(withdrawRedaction, { to: ({ requestId }) => `/records/${requestId}` })
export const handle = { title: withdrawRedactionDesign.title }

export default function Page() {
  const { asked } = useLoaderData<typeof loader>()
  return (
    <HouseFormPage
      design={withdrawRedactionDesign}
      schema={withdrawRedactionInput}
      before={<AskedPanel asked={asked} />}
    />
  )
}
