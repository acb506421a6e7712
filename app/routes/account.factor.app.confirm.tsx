import { useActionData, useLoaderData } from '@remix-run/react'
import { AppSetupForm } from '#app/features/account/app-setup-form.tsx'
import { addAppAction, appSetupLoader } from '#app/http/own-factors.server.ts'
import type { FormAnswer } from '#app/ui/form/answer.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = appSetupLoader()
export const action = addAppAction()

export default function SetUpAppPage() {
  const view = useLoaderData<typeof loader>()
  const refused = useActionData() as FormAnswer | undefined
  return (
    <>
      <PageHead lead="This takes a minute. The picture is gone after five.">Set up an app</PageHead>
      <AppSetupForm view={view} errors={refused?.refused === 'input' ? refused.errors : undefined} />
    </>
  )
}
