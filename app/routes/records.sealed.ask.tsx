import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { courtOrderInput } from '#app/features/court-seal/court-seal.entry.ts'
import { askUnsealDesign } from '#app/features/court-seal/seal-designs.ts'
import { BeforeSealedForm } from '#app/features/court-seal/sealed-page.tsx'
import { askUnsealForm } from '#app/features/court-seal/sealed-pages.query.server.ts'
import { askUnsealing } from '#app/features/court-seal/unseal.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(askUnsealForm, askUnsealDesign)
export const action = formAction(askUnsealing, { to: ({ caseId }) => `/records/sealed/${caseId}` })
export const handle = { title: 'Ask for a sealed record to be opened again' }

export default function AskUnsealPage() {
  const { shown } = useLoaderData<typeof loader>()
  return <HouseFormPage design={askUnsealDesign} schema={courtOrderInput} before={<BeforeSealedForm view={shown} />} />
}
