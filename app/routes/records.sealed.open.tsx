import { useLoaderData } from '@remix-run/react'
import { HouseFormPage } from '#app/features/administration/house-form.tsx'
import { confirmUnsealInput } from '#app/features/court-seal/seal-number.ts'
import { confirmUnsealDesign } from '#app/features/court-seal/seal-designs.ts'
import { BeforeSealedForm } from '#app/features/court-seal/sealed-page.tsx'
import { confirmUnsealForm } from '#app/features/court-seal/sealed-pages.query.server.ts'
import { confirmUnsealing } from '#app/features/court-seal/unseal.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { houseFormLoader } from '#app/http/page-loader.server.ts'

export const loader = houseFormLoader(confirmUnsealForm, confirmUnsealDesign)
export const action = formAction(confirmUnsealing, { to: '/records' })
export const handle = { title: 'Open a sealed record again' }

export default function OpenSealedPage() {
  const { shown } = useLoaderData<typeof loader>()
  return (
    <HouseFormPage
      design={confirmUnsealDesign}
      schema={confirmUnsealInput}
      before={<BeforeSealedForm view={shown} />}
    />
  )
}
