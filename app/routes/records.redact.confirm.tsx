import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { AskedPanel } from '#app/features/redaction/asked-panel.tsx'
import { confirmRedaction } from '#app/features/redaction/confirm-redaction.command.server.ts'
import { confirmRedactionDesign, confirmRedactionInput } from '#app/features/redaction/redaction-designs.ts'
import { confirmRedactionForm } from '#app/features/redaction/redaction-form.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(confirmRedactionForm, confirmRedactionDesign)
export const action = formAction(confirmRedaction, { to: ({ requestId }) => `/records/${requestId}` })
export const handle = { title: confirmRedactionDesign.title }

export default function Page() {
  const { asked } = useLoaderData<typeof loader>()
  return (
    <HouseFormPage
      design={confirmRedactionDesign}
      schema={confirmRedactionInput}
      before={<AskedPanel asked={asked} />}
    />
  )
}
