import { useActionData } from '@remix-run/react'
import { AddFactor } from '#app/features/account/add-factor.tsx'
import { factorsPage } from '#app/features/account/factors-page.query.server.ts'
import { addPasskeyAction, factorsLoader } from '#app/http/own-factors.server.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = factorsLoader(factorsPage)
export const action = addPasskeyAction()

/** Where a passkey that did not work is said; the same two ways are offered again. */
export default function AddPasskeyPage() {
  const refused = useActionData() as FormAnswer | undefined
  const errors = refused?.refused === 'input' ? refused.errors : undefined
  return (
    <>
      <PageHead>Add a passkey</PageHead>
      <AddFactor error={errors?.passkey ?? errors?.name ?? refused?.message} />
    </>
  )
}
