import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { withdrawSealInput } from '#app/features/court-seal/court-seal.entry.ts'
import { keepSealedDesign } from '#app/features/court-seal/seal-designs.ts'
import { BeforeSealedForm } from '#app/features/court-seal/sealed-page.tsx'
import { keepSealedForm } from '#app/features/court-seal/sealed-pages.query.server.ts'
import { withdrawUnsealing } from '#app/features/court-seal/unseal.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(keepSealedForm, keepSealedDesign)
export const action = formAction(withdrawUnsealing, { to: ({ caseId }) => `/records/sealed/${caseId}` })
export const handle = { title: 'Leave a record sealed' }

export default function KeepSealedPage() {
  const { shown } = useLoaderData<typeof loader>()
  return (
    <HouseFormPage design={keepSealedDesign} schema={withdrawSealInput} before={<BeforeSealedForm view={shown} />} />
  )
}
