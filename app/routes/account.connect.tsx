import { useActionData, useLoaderData } from '@remix-run/react'
import { ConnectForm } from '#app/features/account/connect-form.tsx'
import { connectPage } from '#app/features/account/connect-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { connectProviderAction, knownProvider } from '#app/http/providers.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'

export const loader = pageLoader(connectPage, { input: (args) => ({ label: knownProvider(args).label }) })
export const action = connectProviderAction()
export const handle = { title: 'Connect an account' }

export default function ConnectPage() {
  const { signIn, label } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && 'refused' in answer && answer.refused === 'input' ? answer.errors : undefined
  return (
    <>
      <PageHead lead={`Then you can sign in here with your ${label} account.`}>Connect your {label} account</PageHead>
      <ConnectForm
        label={label}
        signIn={signIn}
        ready={answer && 'ready' in answer ? answer.ready : undefined}
        errors={refused}
      />
    </>
  )
}
