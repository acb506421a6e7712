import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { AskedPanel } from '#app/features/redaction/asked-panel.tsx'
import { askRedaction } from '#app/features/redaction/ask-redaction.command.server.ts'
import { askRedactionDesign, askRedactionInput } from '#app/features/redaction/redaction-designs.ts'
import { askRedactionForm } from '#app/features/redaction/redaction-form.query.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(askRedactionForm, askRedactionDesign)
export const action = formAction(askRedaction, { to: ({ requestId }) => `/records/${requestId}` })
export const handle = { title: askRedactionDesign.title }

export default function Page() {
  const { asked } = useLoaderData<typeof loader>()
  return <HouseFormPage design={askRedactionDesign} schema={askRedactionInput} before={<AskedPanel asked={asked} />} />
}
